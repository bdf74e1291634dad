import { distinctKeys, keyId } from './distinct-keys.ts';
import { itemBytes } from './item-bytes.ts';
import type { Consistency, Item, Key, Page, WriteOutcome } from './port.ts';
import { addTally, type Charge, NOTHING } from './tally.ts';
import { readUnits, writeUnits } from './units.ts';

/** The kind of an item: the part of its `pk` before the first `#`. */
export function kindOf(pk: string): string {
  const end = pk.indexOf('#');
  return end === -1 ? pk : pk.slice(0, end);
}

const readCharge = (bytes: number, consistency: Consistency): Charge => ({ readUnits: readUnits(bytes, consistency), readBytes: bytes });

/** A single read is rounded up by itself. */
export const itemCharge = (item: Item | undefined, consistency: Consistency): Charge =>
  readCharge(item === undefined ? 0 : itemBytes(item), consistency);

/** A batch rounds up each item, and charges each key under which nothing stands. */
export function batchCharges(keys: readonly Key[], items: readonly Item[], consistency: Consistency): ReadonlyMap<string, Charge> {
  const found = new Map(items.map((item) => [keyId(item), item]));
  const charges = new Map<string, Charge>();
  for (const key of distinctKeys(keys)) {
    const kind = kindOf(key.pk);
    const spent = addTally(NOTHING, charges.get(kind) ?? NOTHING);
    const { calls, ...charge } = addTally(spent, itemCharge(found.get(keyId(key)), consistency));
    charges.set(kind, charge);
  }
  return charges;
}

const sumBytes = (items: readonly Item[]): number => items.reduce((sum, item) => sum + itemBytes(item), 0);

/** A query rounds up the sum of what it read. */
export const queryCharge = ({ items, examinedBytes }: Page, consistency: Consistency): Charge =>
  readCharge(examinedBytes ?? sumBytes(items), consistency);

/** A scan pays for what it examined; where the engine does not tell, for what it returned. */
export const scanCharge = ({ items, examinedBytes }: Page): Charge => ({
  ...readCharge(examinedBytes ?? sumBytes(items), 'eventual'),
  estimated: examinedBytes === undefined ? 1 : 0,
});

/** A write pays for the larger of the item before and after, a refused one for what stood there. */
export function writeCharge({ kind, previousBytes }: WriteOutcome, after: number): Charge {
  const written = kind === 'done' ? after : 0;
  return {
    writeUnits: writeUnits(Math.max(previousBytes ?? 0, written)),
    writtenBytes: written,
    estimated: previousBytes === undefined ? 1 : 0,
  };
}
