import { classifyOrder } from '../mapping/classify.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { CsvObserver } from '../read-csv.ts';
import { compareCells, type SourceRow } from '../source-row.ts';
import { byPlace } from './by-place.ts';
import { shownDetail } from './shown-cell.ts';

const PLACES_KEPT = 5;

/** Rows that are not booked for one reason: how many, where the first few stand, and what is wrong with the first. */
export type LeftOut = { readonly rows: number; readonly places: readonly string[]; readonly detail?: string };

export type LeftOutByReason = {
  readonly excluded: Readonly<Record<string, LeftOut>>;
  readonly rejected: Readonly<Record<string, LeftOut>>;
};

type Counts = Record<string, LeftOut>;

const note = (
  counts: Counts,
  { file, line }: SourceRow,
  { reason, detail }: { readonly reason: string; readonly detail?: string },
): void => {
  const known = counts[reason] ?? { rows: 0, places: [], ...(detail !== undefined && { detail }) };
  const places = known.places.length < PLACES_KEPT ? [...known.places, `${file}:${line}`] : known.places;
  counts[reason] = { ...known, rows: known.rows + 1, places };
};

/** Gathers what an import leaves out; `found` is complete once its batches are exhausted. */
export const createLeftOut = (mapping: Mapping): CsvObserver & { readonly found: LeftOutByReason } => {
  const [excluded, rejected]: [Counts, Counts] = [{}, {}];
  const onExcluded: CsvObserver['onExcluded'] = (row, reason) => note(excluded, row, { reason });
  return {
    found: { excluded, rejected },
    onExcluded,
    onOrder: (rows, outcome) => {
      const sorted = [...rows].sort((a, b) => compareCells(a.cells, b.cells));
      if (outcome.kind === 'excluded')
        for (const [index, found] of classifyOrder(mapping, sorted).entries()) {
          const row = sorted[index];
          if (row !== undefined && found.kind === 'excluded') onExcluded(row, found.reason);
        }
      if (outcome.kind !== 'rejected') return;
      const detail = shownDetail(mapping, rows, outcome.detail);
      for (const row of sorted.sort(byPlace)) note(rejected, row, { reason: outcome.reason, detail });
    },
  };
};
