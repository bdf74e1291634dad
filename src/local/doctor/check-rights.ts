import { access, constants } from 'node:fs/promises';
import { type Finding, ok, wrong } from './finding.ts';

/** Whether this user may write in the folder. */
export const checkRights = (dir: string): Promise<Finding> =>
  access(dir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => ok('rights', `${dir} can be written`),
    () =>
      wrong(
        'rights',
        `${dir} cannot be written by this user`,
        'give this user the right to write it, or choose another folder with --data',
      ),
  );
