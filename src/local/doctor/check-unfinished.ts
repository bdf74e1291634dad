import type { BookStatus } from '../../pipeline/read-status.ts';
import { attention, type Finding, ok, wrong } from './finding.ts';

/** Whether a rebuild, or an import, broke off. */
export const checkUnfinished = (isRebuildUnfinished: boolean, { imports }: Pick<BookStatus, 'imports'>): Finding => {
  if (isRebuildUnfinished)
    return wrong('unfinished work', 'a rebuild broke off: parts of the book follow other settings than the rest', 'run "tillbook rebuild"');
  const [broken] = imports.unfinished;
  if (broken !== undefined)
    return attention(
      'unfinished work',
      `an import of ${broken.startedAt} stopped behind ${broken.orders} orders`,
      'import the same file again, it resumes',
    );
  return ok('unfinished work', 'none');
};
