import { isDeepStrictEqual } from 'node:util';
import type { Item, Table } from '../store/port.ts';
import { NIGHTLY_KEY, SETTINGS_KEY, SWEEP_KEY } from '../store/table.ts';

/** What a set-up puts into an empty table; an export has its own. */
const SET_UP: ReadonlySet<string> = new Set([SETTINGS_KEY.pk, SWEEP_KEY.pk, NIGHTLY_KEY.pk]);

// Bytes come as Buffer from one engine and as Uint8Array from another.
const plain = (item: Item) =>
  Object.entries(item)
    .map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

const isSame = (a: Item | undefined, b: Item): boolean => a !== undefined && isDeepStrictEqual(plain(a), plain(b));

/**
 * A table into which a restore may be run again after it broke off: what stands already is left if it is the same, and what a set-up put is
 * replaced.
 */
export const overPart = ({ putIf, get }: Pick<Table, 'putIf' | 'get'>): Pick<Table, 'putIf'> => ({
  putIf: async (item, condition) => {
    if (SET_UP.has(item.pk)) return putIf(item);
    const outcome = await putIf(item, condition);
    if (outcome.kind === 'done') return outcome;
    return isSame(await get(item, 'strong'), item) ? { kind: 'done' } : outcome;
  },
});
