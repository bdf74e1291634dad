import type { Transaction } from './transaction.ts';

/** Runs one write and returns its result. */
export type Writer = <T>(write: () => T) => T;

/** The write, and all before it, are committed when this returns. */
export const singleWriter =
  ({ run, commit }: Transaction): Writer =>
  (write) => {
    const result = run(write);
    commit();
    return result;
  };

/** The write is committed with its neighbours: after so many of them, and at the latest when the event loop turns. */
export function groupWriter({ run, acknowledge, commit }: Transaction, groupWrites: number): Writer {
  // Nobody waits for this commit: what it throws is thrown again by the next write, and by the end of the group.
  const commitAtTurn = (): void => {
    try {
      commit();
    } catch {}
  };
  return (write) => {
    const result = run(write);
    const waiting = acknowledge();
    if (waiting === 1) setImmediate(commitAtTurn);
    if (waiting >= groupWrites) commit();
    return result;
  };
}
