import * as z from 'zod/mini';

// Keys of the table are at most 1,024 bytes; 256 characters leave room whatever they are encoded to.
const MAX_ID = 256;

/** Where records come from, e.g. `shopify`. It stands before the first `#` of a key, so it has none. */
export const SourceName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'not a source name: small letters, digits and hyphens, 40 at most'))
  .brand<'SourceName'>();
export type SourceName = z.infer<typeof SourceName>;

// Control characters never belong to an id; they come from broken files and spoil every listing they enter.
const idText = z
  .string()
  .check(
    z.minLength(1, 'an id must not be blank'),
    z.maxLength(MAX_ID, `an id has at most ${MAX_ID} characters`),
    z.regex(/^[^\p{Cc}]+$/u, 'an id has no control characters'),
  );

/** A source's id of an order: text, since many exceed 2^53. */
export const OrderId = idText.brand<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;

/** A source's id of a product or its variant. */
export const ProductId = idText.brand<'ProductId'>();
export type ProductId = z.infer<typeof ProductId>;

/** Who bought: the source's customer id, else the keyed hash of the normalised e-mail. Never an address itself. */
export const CustomerKey = idText.brand<'CustomerKey'>();
export type CustomerKey = z.infer<typeof CustomerKey>;

/** `<source>#<id>`, unique over all sources. */
export type OrderRef = string & { readonly __brand: 'OrderRef' };

export const orderRef = (source: SourceName, id: OrderId): OrderRef => `${source}#${id}` as OrderRef;

/** The two parts of an order's reference. */
export const splitOrderRef = (ref: OrderRef): { source: SourceName; id: OrderId } => {
  const at = ref.indexOf('#');
  return { source: ref.slice(0, at) as SourceName, id: ref.slice(at + 1) as OrderId };
};

/** Byte order of UTF-8, which is the table's order of keys: by code point, not by UTF-16 unit. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const left = [...a];
  const right = [...b];
  const at = left.findIndex((character, index) => character !== right[index]);
  const [x, y] = [left[at]?.codePointAt(0) ?? -1, right[at]?.codePointAt(0) ?? -1];
  return at === -1 ? -1 : x - y;
};
