import { createPacker, type Packer } from '../packing/packer.ts';
import { createUnpacker, type Unpacker } from '../packing/unpacker.ts';
import { addAmounts, packAmounts, subtractAmounts, sumAmounts, unpackAmounts } from './amounts.ts';
import { EXCLUSION_REASONS } from './inclusion.ts';
import type { LedgerEvent, Movement, Posting, ProductEntry } from './posting.ts';

/** The first byte of every packed posting; a layout that changes takes the next number and keeps a reader of this one. */
const LAYOUT = 1;

// A kind's number is its place: new kinds come last, so that what is stored stays readable.
const KINDS = [
  'sale',
  'addition',
  'reversal',
  'return',
  'captured',
  'refunded',
  'excluded',
  'undated-reversal',
] as const satisfies readonly LedgerEvent['kind'][];

const nth = <T>(names: readonly T[], index: number): T => {
  const name = names[index];
  if (name === undefined) throw new RangeError(`a packed posting names entry ${index} of a list of ${names.length}`);
  return name;
};

/** Texts that recur within a posting are written once and named by number. */
const packProducts = (packer: Packer, products: readonly ProductEntry[]): void => {
  const categories = [...new Set(products.map(({ category }) => category))].filter((category) => category !== '');
  packer.natural(categories.length);
  for (const category of categories) packer.text(category);
  packer.natural(products.length);
  for (const { productId, category, amounts } of products) {
    packer.text(productId);
    if (categories.length > 0) packer.natural(categories.indexOf(category) + 1);
    packAmounts(packer, amounts);
  }
};

const unpackProducts = (unpacker: Unpacker): ProductEntry[] => {
  const categories = [''];
  for (let left = unpacker.natural(); left > 0; left -= 1) categories.push(unpacker.text());
  const products: ProductEntry[] = [];
  for (let left = unpacker.natural(); left > 0; left -= 1) {
    const productId = unpacker.text();
    const category = categories.length > 1 ? nth(categories, unpacker.natural()) : '';
    products.push({ productId, category, amounts: unpackAmounts(unpacker) });
  }
  return products;
};

// Products make up nearly all of the shop's goods, so only what they leave over is written: as a rule orders, order value and charges.
const packMovement = (packer: Packer, movement: Movement): void => {
  packProducts(packer, movement.products);
  packAmounts(packer, subtractAmounts(movement.amounts, sumAmounts(movement.products.map(({ amounts }) => amounts))));
  packer.natural(movement.taxes.size);
  for (const [rate, minor] of movement.taxes) {
    packer.text(rate);
    packer.int(minor);
  }
};

const unpackMovement = (unpacker: Unpacker): Movement => {
  const products = unpackProducts(unpacker);
  const amounts = unpackAmounts(unpacker);
  for (const product of products) addAmounts(amounts, product.amounts);
  const taxes = new Map<string, number>();
  for (let left = unpacker.natural(); left > 0; left -= 1) taxes.set(unpacker.text(), unpacker.int());
  return { amounts, taxes, products };
};

const packEvent = (packer: Packer, event: LedgerEvent, from: number): void => {
  packer.natural(KINDS.indexOf(event.kind));
  packer.int(event.second - from);
  if (event.kind === 'excluded') packer.natural(EXCLUSION_REASONS.indexOf(event.reason));
  else if ('amounts' in event) packMovement(packer, event);
  else {
    packer.text(event.method);
    packer.int(event.minor);
  }
};

const unpackEvent = (unpacker: Unpacker, from: number): LedgerEvent => {
  const kind = nth(KINDS, unpacker.natural());
  const second = from + unpacker.int();
  switch (kind) {
    case 'excluded':
      return { kind, second, reason: nth(EXCLUSION_REASONS, unpacker.natural()) };
    case 'captured':
    case 'refunded':
      return { kind, second, method: unpacker.text(), minor: unpacker.int() };
    default:
      return { kind, second, ...unpackMovement(unpacker) };
  }
};

/** The bytes of a posting; equal postings give equal bytes. `dayStart` is the beginning of its UTC day in seconds. */
export const packPosting = (posting: Posting, dayStart: number): Uint8Array => {
  const packer = createPacker();
  const { dimensions, events, later, original } = posting;
  packer.natural(LAYOUT);
  for (const value of [dimensions.country, dimensions.channel, dimensions.paymentMethod, dimensions.code]) packer.text(value);
  packer.natural(events.length);
  for (const event of events) packEvent(packer, event, dayStart);
  packer.natural((later === undefined ? 0 : 1) + (original === undefined ? 0 : 2));
  if (later !== undefined) {
    packer.int(later.second - dayStart);
    packMovement(packer, later);
  }
  if (original !== undefined) {
    packer.text(original.currency);
    packer.text(original.rate);
    packer.int(original.total);
  }
  return packer.done();
};

/** Reads what `packPosting` wrote. Throws RangeError for bytes of another layout. */
export const unpackPosting = (bytes: Uint8Array, dayStart: number): Posting => {
  const unpacker = createUnpacker(bytes);
  const layout = unpacker.natural();
  if (layout !== LAYOUT) throw new RangeError(`a posting of layout ${layout}; this version of tillbook reads layout ${LAYOUT}`);
  const [country, channel, paymentMethod, code] = [unpacker.text(), unpacker.text(), unpacker.text(), unpacker.text()];
  const events: LedgerEvent[] = [];
  for (let left = unpacker.natural(); left > 0; left -= 1) events.push(unpackEvent(unpacker, dayStart));
  const parts = unpacker.natural();
  const later = parts % 2 === 1 ? { second: dayStart + unpacker.int(), ...unpackMovement(unpacker) } : undefined;
  const original = parts >= 2 ? { currency: unpacker.text(), rate: unpacker.text(), total: unpacker.int() } : undefined;
  return {
    dimensions: { country, channel, paymentMethod, code },
    events,
    ...(later !== undefined && { later }),
    ...(original !== undefined && { original }),
  };
};
