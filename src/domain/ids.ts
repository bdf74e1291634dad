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
    z.regex(/^[^\p{Cc}\p{Cs}]+$/u, 'an id has no control characters and no half of a surrogate pair'),
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

/** `<source>#<product id>`: the ids of products are a source's own. */
export type ProductRef = string & { readonly __brand: 'ProductRef' };

export const productRef = (source: SourceName, productId: ProductId): ProductRef => `${source}#${productId}` as ProductRef;

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Byte order of UTF-8, which is the table's order of keys. UTF-16 has the same but for surrogates, which stand for what comes last. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
};
