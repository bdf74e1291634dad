import type { SourceStatus } from '../../pipeline/read-status.ts';
import { attention, type Finding, ok } from './finding.ts';

/** @unit milliseconds */
const OLD_MS = 86_400_000;

const PULL = 'run "tillbook pull", or let "tillbook start" run';

/** When a shop was last pulled to its present, and whether its history is whole. `state` is undefined where it never was. */
export const checkLastPull = (name: string, state: SourceStatus | undefined, nowMs: number): Finding => {
  const subject = `${name}: last pull`;
  if (state === undefined) return attention(subject, 'never', PULL);
  const { failure, caughtUpAt, loadedFrom } = state;
  if (failure !== null) return attention(subject, `failed ${failure.at}: ${failure.says}`, PULL);
  if (loadedFrom !== null) return attention(subject, `its history is there only back to ${loadedFrom}`, PULL);
  if (caughtUpAt === null || nowMs - Date.parse(caughtUpAt) > OLD_MS) return attention(subject, `up to ${caughtUpAt ?? 'nothing'}`, PULL);
  return ok(subject, `up to ${caughtUpAt}`);
};
