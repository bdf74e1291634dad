import type { BookStatus } from '../../pipeline/read-status.ts';
import { attention, type Finding, ok, wrong } from './finding.ts';

const TITLE = 'unfinished work';

/** Whether a rebuild, or an import, broke off, or the file of a bucket could not be imported. */
export const checkUnfinished = (isRebuildUnfinished: boolean, { imports }: Pick<BookStatus, 'imports'>): Finding => {
  if (isRebuildUnfinished)
    return wrong(TITLE, 'a rebuild broke off: parts of the book follow other settings than the rest', 'run "tillbook rebuild"');
  const broken = imports.unfinished.find(({ object }) => object === null);
  if (broken !== undefined)
    return attention(
      TITLE,
      `an import of ${broken.startedAt} stopped behind ${broken.orders} orders`,
      'import the same file again, it resumes',
    );
  const [failed] = imports.failed;
  if (failed !== undefined)
    return attention(TITLE, `an import failed at ${failed.failedAt}: ${failed.says}`, 'put the file right, and put it there again');
  const [working] = imports.unfinished;
  return ok(TITLE, working === undefined ? 'none' : `${working.object} is being imported, ${working.orders} orders so far`);
};
