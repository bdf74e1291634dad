import type { RejectedOrder } from './mapping/outcome.ts';
import type { KeptRecord } from './mapping/record.ts';

/** The table takes 400 KB an item, and the profile lies beside. @unit characters, at most three bytes each */
const LARGEST = 100_000;

const KEPT_ROWS = 100;

/** A record with when its file was exported (milliseconds), where that was said: its version when it is mapped again. */
export type StoredRecord = KeptRecord & { readonly exportedAtMs?: number };

// Half an order would be a wrong number: of one too large the places of its first rows are kept, and no cells.
const withoutCells = ({ columns, rows }: KeptRecord): KeptRecord => ({
  columns,
  rows: rows.slice(0, KEPT_ROWS).map(({ file, line }) => ({ file, line, cells: [] })),
});

/** What is kept of a rejected order, as text. */
export const keepOrder = ({ record }: Pick<RejectedOrder, 'record'>, exportedAtMs: number | undefined): string => {
  const stamp = exportedAtMs === undefined ? {} : { exportedAtMs };
  const whole = JSON.stringify({ ...record, ...stamp });
  return whole.length <= LARGEST ? whole : JSON.stringify({ ...withoutCells(record), ...stamp });
};

/** Reads what `keepOrder` kept. */
export const readKeptOrder = (text: string): StoredRecord => JSON.parse(text);
