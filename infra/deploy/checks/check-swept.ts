import { type Finding, ok, wrong } from '../../../src/local/doctor/finding.ts';
import type { BookStatus } from '../../../src/pipeline/read-status.ts';

/** The sweep notes when it ran once an hour. @unit milliseconds */
const LATE_MS = 2 * 3_600_000;

/** Whether the sweep of a deployed shop runs. */
export const checkSwept = ({ dataAsOf }: Pick<BookStatus, 'dataAsOf'>, nowMs: number): Finding => {
  if (dataAsOf !== null && nowMs - Date.parse(dataAsOf) < LATE_MS) return ok('sweep', `ran within the hour after ${dataAsOf}`);
  return wrong(
    'sweep',
    `last noted ${dataAsOf ?? 'never'}`,
    'see docs/runbooks/freshness.md; "tillbook failed list" says whether it fails',
  );
};
