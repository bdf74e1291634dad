import type { Table } from '../store/port.ts';
import { WorkStopped } from './work-stopped.ts';

/** When work must have ended. `check` throws WorkStopped from then on, `delay` also where a wait would go beyond it. */
export type Deadline = {
  readonly leftMs: () => number;
  readonly check: () => void;
  readonly delay: (ms: number) => Promise<void>;
};

export type DeadlineEffects = { readonly nowMs: () => number; readonly delay: (ms: number) => Promise<void> };

export const createDeadline = (atMs: number, { nowMs, delay }: DeadlineEffects): Deadline => {
  const checkAt = (ms: number): void => {
    if (ms >= atMs) throw new WorkStopped();
  };
  return {
    leftMs: () => atMs - nowMs(),
    check: () => checkAt(nowMs()),
    delay: async (ms) => {
      checkAt(nowMs() + ms);
      await delay(ms);
    },
  };
};

/** A table that begins nothing from the deadline on. */
export const tableUntil = (table: Table, { check }: Deadline): Table => {
  const before =
    <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      check();
      return operation(...args);
    };
  return {
    get: before(table.get),
    batchGet: before(table.batchGet),
    queryPage: before(table.queryPage),
    scanPage: before(table.scanPage),
    putIf: before(table.putIf),
    setIf: before(table.setIf),
    deleteIf: before(table.deleteIf),
  };
};
