import { CustomerKey } from '../ids.ts';
import type { OrderDocument } from '../order/order-document.ts';
import { createPacker } from '../packing/packer.ts';
import { createUnpacker } from '../packing/unpacker.ts';
import { type Day, utcDay } from '../time/day.ts';

/** A customer's key and the instant of the sale under which the customer's record names the order. */
export type SalePosition = { readonly customerKey: CustomerKey; readonly second: number };

/**
 * All that any version of an order ever touched: the instants of its events and its places in customers' records. It only grows, so that
 * booking can take back what an older version left behind. The UTC days touched are those of the instants.
 */
export type Touched = { readonly instants: readonly number[]; readonly positions: readonly SalePosition[] };

export const NOTHING_TOUCHED: Touched = { instants: [], positions: [] };

const ascending = (a: number, b: number): number => a - b;
const positionName = ({ customerKey, second }: SalePosition): string => `${second}#${customerKey}`;

const canonical = (touched: Touched): Touched => ({
  instants: [...new Set(touched.instants)].sort(ascending),
  positions: [...new Map(touched.positions.map((position) => [positionName(position), position]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, position]) => position),
});

/** What one version touches. A deletion touches nothing; what the order had stays. */
export const touchedBy = (document: OrderDocument): Touched => {
  if (document.deleted) return NOTHING_TOUCHED;
  const { placedAt, cancelledAt, customerKey, lines, reversals, payments } = document;
  return canonical({
    instants: [
      placedAt,
      ...(cancelledAt === undefined ? [] : [cancelledAt]),
      ...lines.flatMap(({ addedAt }) => (addedAt === undefined ? [] : [addedAt])),
      ...(reversals ?? []).map(({ at }) => at),
      ...(payments ?? []).map(({ at }) => at),
    ],
    positions: document.kind === 'return' || customerKey === undefined ? [] : [{ customerKey, second: placedAt }],
  });
};

export const uniteTouched = (a: Touched, b: Touched): Touched =>
  canonical({ instants: [...a.instants, ...b.instants], positions: [...a.positions, ...b.positions] });

export const touchedUtcDays = ({ instants }: Touched): Day[] => [...new Set(instants.map(utcDay))];

export const packTouched = ({ instants, positions }: Touched): Uint8Array => {
  const packer = createPacker();
  packer.natural(instants.length);
  let before = 0;
  for (const instant of instants) {
    packer.int(instant - before);
    before = instant;
  }
  for (const { customerKey, second } of positions) {
    packer.text(customerKey);
    packer.natural(instants.indexOf(second));
  }
  return packer.done();
};

export const unpackTouched = (bytes: Uint8Array): Touched => {
  const unpacker = createUnpacker(bytes);
  const instants: number[] = [];
  for (let left = unpacker.natural(); left > 0; left -= 1) instants.push((instants.at(-1) ?? 0) + unpacker.int());
  const positions: SalePosition[] = [];
  while (!unpacker.atEnd()) {
    const customerKey = CustomerKey.parse(unpacker.text());
    positions.push({ customerKey, second: instants[unpacker.natural()] ?? 0 });
  }
  return { instants, positions };
};
