import type { Table } from './port.ts';
import { addTally, type Charge, NOTHING, subtractTally, type Tally } from './tally.ts';

export type Operation = keyof Table;

type Tallies = Readonly<Record<string, Tally>>;

/**
 * All that was spent so far. A kind is the part of `pk` before its first `#`, e.g. `ORDER`; a scan reads all kinds and
 * stands under `*`. A batch over two kinds is one call in all, and one call of each kind.
 */
export type MeterReading = {
  readonly total: Tally;
  readonly byKind: Tallies; // e.g. { LEDGER: … }
  readonly byOperation: Tallies; // e.g. { putIf: … }
  readonly byKindAndOperation: Tallies; // e.g. { 'LEDGER putIf': … }
};

export const UNUSED: MeterReading = { total: NOTHING, byKind: {}, byOperation: {}, byKindAndOperation: {} };

const addTo = (tallies: Tallies, key: string, spent: Partial<Tally>): Tallies => ({
  ...tallies,
  [key]: addTally(tallies[key] ?? NOTHING, spent),
});

/** The reading after one call, whose charges are told apart by kind. */
export function afterCall(reading: MeterReading, operation: Operation, charges: ReadonlyMap<string, Charge>): MeterReading {
  let { byKind, byKindAndOperation } = reading;
  let all: Tally = { ...NOTHING, calls: 1 };
  for (const [kind, charge] of charges) {
    all = addTally(all, charge);
    byKind = addTo(byKind, kind, { ...charge, calls: 1 });
    byKindAndOperation = addTo(byKindAndOperation, `${kind} ${operation}`, { ...charge, calls: 1 });
  }
  return { total: addTally(reading.total, all), byKind, byOperation: addTo(reading.byOperation, operation, all), byKindAndOperation };
}

const differences = (after: Tallies, before: Tallies): Tallies =>
  Object.fromEntries(
    Object.entries(after)
      .map(([key, tally]) => [key, subtractTally(tally, before[key] ?? NOTHING)] as const)
      .filter(([, { calls }]) => calls > 0),
  );

/** What was spent between two readings of one meter; what was not used in between is left out. */
export const spentBetween = (before: MeterReading, after: MeterReading): MeterReading => ({
  total: subtractTally(after.total, before.total),
  byKind: differences(after.byKind, before.byKind),
  byOperation: differences(after.byOperation, before.byOperation),
  byKindAndOperation: differences(after.byKindAndOperation, before.byKindAndOperation),
});
