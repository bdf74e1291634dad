import { setImmediate } from 'node:timers/promises';
import type { Table } from '../store/port.ts';

/** @unit milliseconds */
const BREATH_MS = 50;

/**
 * A table that lets the event loop turn now and then. SQLite answers at once, so bulk work would never let anything else have its turn, not
 * even the news that the launcher is gone.
 */
export const breathingTable = (table: Table, nowMs: () => number): Table => {
  let due = nowMs() + BREATH_MS;
  const breathe = async (): Promise<void> => {
    await setImmediate();
    due = nowMs() + BREATH_MS;
  };
  const before =
    <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      nowMs() < due ? operation(...args) : breathe().then(() => operation(...args));
  return {
    get: before(table.get),
    batchGet: before(table.batchGet),
    queryPage: before(table.queryPage),
    putIf: before(table.putIf),
    setIf: before(table.setIf),
    deleteIf: before(table.deleteIf),
    scanPage: before(table.scanPage),
  };
};
