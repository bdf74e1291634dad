import type { MeterReading } from '../store/meter-reading.ts';

type Units = { readonly read: number; readonly write: number };

/** What a command would have cost on DynamoDB, in all and by kind of item. */
export type UnitsSpent = Units & { readonly byKind: Readonly<Record<string, Units>> };

export const unitsSpent = ({ total, byKind }: MeterReading): UnitsSpent => ({
  read: total.readUnits,
  write: total.writeUnits,
  byKind: Object.fromEntries(
    Object.entries(byKind).map(([kind, { readUnits, writeUnits }]) => [kind, { read: readUnits, write: writeUnits }]),
  ),
});
