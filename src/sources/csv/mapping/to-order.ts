import type { GuestKey } from '../../guest-key.ts';
import { compareCells, type Fault, type SourceRow } from '../source-row.ts';
import { bookRows } from './book-rows.ts';
import { checkOrder } from './check-order.ts';
import { classifyOrder, type RowClass } from './classify.ts';
import { unmatchedFault } from './compile-joins.ts';
import { draftOrder } from './draft-order.ts';
import type { Mapping } from './mapping.ts';
import { createNotes } from './notes.ts';
import { readCurrency } from './order-facts.ts';
import type { Outcome } from './outcome.ts';
import { readPrices } from './read-prices.ts';
import { noteCell, type Reading } from './reading.ts';
import { keepRecord } from './record.ts';
import { titlesOf } from './titles.ts';

const originOf = (row: SourceRow | undefined): string => (row === undefined ? '' : `${row.file}:${row.line}`);

const countReasons = (classes: readonly RowClass[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const found of classes) if (found.kind === 'excluded') counts[found.reason] = (counts[found.reason] ?? 0) + 1;
  return counts;
};

type Rejection = { readonly fault: Fault; readonly row: SourceRow | undefined };

const reject = (rows: readonly SourceRow[], { fault, row }: Rejection, how: { mapping: Mapping; guestKey: GuestKey }): Outcome => {
  const idOf = (candidate: SourceRow): string =>
    candidate.fault === undefined ? how.mapping.cell(candidate, how.mapping.profile.order.id) : '';
  const id = rows.map(idOf).find((text) => text !== '') ?? '';
  return {
    kind: 'rejected',
    ...(id === '' ? {} : { id }),
    ...fault,
    origin: originOf(row ?? rows[0]),
    record: keepRecord(how.mapping, rows, how.guestKey),
    rows: rows.length,
    excluded: {},
  };
};

const MIXED = {
  reason: 'return-mixed',
  remedy: 'some of its rows are a return and some are not. Correct the rows, or returns.when in the profile.',
};

/** What the readers of one order share, before anything of it is booked. */
export const startReading = (mapping: Mapping, rows: readonly SourceRow[]): Reading => {
  const scope = { mapping, notes: createNotes() };
  const { order, returns } = mapping.profile;
  const count = rows.filter((row) => mapping.isReturn(row.cells)).length;
  const isReturn = count > 0;
  if (isReturn && count < rows.length) noteCell(scope, { row: rows[0], column: order.id }, MIXED);
  const positive = returns?.amounts === 'positive';
  return {
    ...scope,
    rows,
    currency: readCurrency(scope, rows),
    prices: readPrices(scope, rows),
    isReturn,
    sign: isReturn && !positive ? -1 : 1,
    towardsTotal: isReturn && positive ? -1 : 1,
  };
};

const mapRows = (rows: readonly SourceRow[], classes: readonly RowClass[], how: { mapping: Mapping; guestKey: GuestKey }): Outcome => {
  const reading = startReading(how.mapping, rows);
  const draft = draftOrder(reading, bookRows(reading, classes), how.guestKey);
  const [noted] = reading.notes.faults;
  if (noted !== undefined) return reject(rows, noted, how);
  const checked = checkOrder(draft);
  if ('fault' in checked) return reject(rows, { ...checked, row: undefined }, how);
  const { warnings, conflicts, rounding } = reading.notes;
  return {
    kind: 'order',
    document: checked.document,
    origin: originOf(rows[0]),
    titles: titlesOf(how.mapping, rows, classes),
    warnings: [...warnings],
    conflicts,
    rounding: { currency: reading.currency, difference: rounding },
    rows: rows.length,
    excluded: {},
  };
};

/** The first row that could not be read whole, or lacks a row of a look-up file. */
const findSpoilt = (rows: readonly SourceRow[], { joins }: Mapping): Rejection | undefined => {
  for (const row of rows) {
    const fault = row.fault ?? (joins.length === 0 ? undefined : unmatchedFault(joins, row.cells));
    if (fault !== undefined) return { fault, row };
  }
  return undefined;
};

/**
 * Maps all rows of one order. It is a pure function of their content: neither the order in which the rows come nor the file they stand in
 * matters, but for `origin`.
 */
export const toOrder = (unsorted: readonly SourceRow[], mapping: Mapping, guestKey: GuestKey): Outcome => {
  const rows = [...unsorted].sort((a, b) => compareCells(a.cells, b.cells));
  const spoilt = findSpoilt(rows, mapping);
  if (spoilt !== undefined) return reject(rows, spoilt, { mapping, guestKey });
  const classes = classifyOrder(mapping, rows);
  const isBooked = (_: unknown, index: number): boolean => classes[index]?.kind !== 'excluded';
  const booked = rows.filter(isBooked);
  const excluded = countReasons(classes);
  if (booked.length === 0) return { kind: 'excluded', rows: 0, excluded };
  return { ...mapRows(booked, classes.filter(isBooked), { mapping, guestKey }), excluded };
};
