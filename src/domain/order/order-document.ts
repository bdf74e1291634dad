import * as z from 'zod/mini';
import { CustomerKey, OrderId, ProductId, SourceName } from '../ids.ts';
import { CurrencyCode } from '../money/currency.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';

const FIRST_SECOND = Date.parse('1900-01-01T00:00:00Z') / 1000;
const LAST_SECOND = Date.parse('2200-01-01T00:00:00Z') / 1000;

/** An instant in whole seconds since 1970-01-01T00:00:00Z, between 1900 and 2200: what lies outside is a typing error. */
export const Second = z.int().check(z.gte(FIRST_SECOND, 'before the year 1900'), z.lt(LAST_SECOND, 'after the year 2199'));

// An order of a thousand million pounds is a broken file; the bound keeps every sum of a shop's life within 2^53.
export const LARGEST_MINOR = 1e11;
const LARGEST_QUANTITY = 1e8;

/** An amount in minor units of the document's currency; it may be negative only where this is said. */
export const SignedMinor = z.int().check(z.gte(-LARGEST_MINOR, 'amount too large'), z.lte(LARGEST_MINOR, 'amount too large'));
const Minor = z.int().check(z.gte(0, 'amount below zero'), z.lte(LARGEST_MINOR, 'amount too large'));
const Quantity = z.int().check(z.gte(0, 'quantity below zero'), z.lte(LARGEST_QUANTITY, 'quantity too large'));
// A NUL stands between the parts of the keys that labels become; half a surrogate pair cannot be stored.
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
const Label = z.string().check(z.maxLength(500), z.refine(isStorable, 'text with a NUL or half a surrogate pair'));

const withoutNeedlessZeros = (text: string): string => {
  const rate = parseDecimal(text);
  return rate === undefined ? text : formatDecimal(rate);
};

// 0.2 and 0.20 are one rate: tax by rate has them under one text, however the source writes it.
const TaxRate = z.string().check(
  z.refine((text) => parseDecimal(text) !== undefined, 'a tax rate is decimal text, e.g. 0.2'),
  z.overwrite(withoutNeedlessZeros),
);

/** One rate's tax on something; `rate` is decimal text (`0.2` for 20 %), absent where the source does not say. */
export const Tax = z.strictObject({ rate: z.optional(TaxRate), minor: SignedMinor });
export type Tax = z.infer<typeof Tax>;

/** What a piece costs by the shop's own list: exact decimal text in the shop's currency, without needless zeros. */
export const ListedCost = z
  .string()
  .check(z.regex(/^(0|[1-9]\d{0,8})(\.\d{0,11}[1-9])?$/, 'a unit cost is decimal text without needless zeros, e.g. 2.155'));

/**
 * Goods on an order. `gross` is unit price × quantity before discounts; `discount` the line's own. `unitCost` and `title`, `category` are
 * as of the sale. `totalCost` is the cost of all pieces of the line, from sources that state no whole minor unit for one. `listedCost` is
 * no source's but from the shop's own list, in the shop's currency. A line has one of the three costs or none. A `giftCard` is a liability,
 * not a sale. A line with `addedAt` joined the order later, by an edit.
 */
export const Line = z.strictObject({
  id: Label,
  productId: ProductId,
  title: z.optional(Label),
  category: z.optional(Label),
  quantity: Quantity,
  gross: Minor,
  discount: z.optional(Minor),
  taxes: z.optional(z.array(Tax)),
  unitCost: z.optional(Minor),
  totalCost: z.optional(Minor),
  listedCost: z.optional(ListedCost),
  giftCard: z.optional(z.literal(true)),
  addedAt: z.optional(Second),
});
export type Line = z.infer<typeof Line>;

const isCostBounded = ({ unitCost = 0, quantity }: Line): boolean => unitCost * quantity <= LARGEST_MINOR;
const isCostSingle = ({ unitCost, totalCost, listedCost }: Line): boolean =>
  [unitCost, totalCost, listedCost].filter((cost) => cost !== undefined).length <= 1;
// No piece could ever give it back.
const isCostOfPieces = ({ totalCost, quantity }: Line): boolean => totalCost === undefined || quantity > 0;
const PiecedLine = Line.check(
  z.refine(isCostBounded, 'cost too large'),
  z.refine(isCostSingle, 'more than one of unitCost, totalCost and listedCost on a line; state one'),
  z.refine(isCostOfPieces, 'totalCost on a line without pieces'),
);

// A thousandfold for currencies whose minor units differ: whatever the order sums to in the shop's currency stays an exact integer.
const isRateBounded = (order: {
  rate?: string | undefined;
  lines: readonly Line[];
  shipping?: { charged: number } | undefined;
}): boolean => {
  const stated = order.lines.reduce((sum, { gross }) => sum + gross, order.shipping?.charged ?? 0);
  return order.rate === undefined || Number(order.rate) * Math.max(stated, 1) * 1000 <= Number.MAX_SAFE_INTEGER;
};

/** A charge that is neither goods nor shipping. An adjustment (bad debt, a manual correction) may be negative. */
export const Fee = z.strictObject({ kind: z.enum(['duty', 'fee', 'adjustment']), label: z.optional(Label), minor: SignedMinor });
export type Fee = z.infer<typeof Fee>;

/** Money that moved, by its settlement; not to be mixed with sales and returns. */
export const Payment = z.strictObject({
  id: Label,
  at: Second,
  kind: z.enum(['captured', 'refunded']),
  minor: Minor,
  method: z.optional(Label),
});
export type Payment = z.infer<typeof Payment>;

/** Goods of one line taken back: `goods` is their value net of discount, without tax. `giftCard` lines give back the liability. */
export const ReturnedLine = z.strictObject({ lineId: Label, quantity: Quantity, goods: Minor, taxes: z.optional(z.array(Tax)) });
export type ReturnedLine = z.infer<typeof ReturnedLine>;

/**
 * A reversal of part of the order on its own date: goods sent back, or taken off by an edit. `goods` is what the source did not tie to a
 * line. All amounts are positive where they give back. With `undated` the source does not say when: `at` is when the export was made that
 * first told of it.
 */
export const Reversal = z.strictObject({
  id: Label,
  at: Second,
  reason: z.enum(['refund', 'edit']),
  undated: z.optional(z.literal(true)),
  lines: z.optional(z.array(ReturnedLine)),
  goods: z.optional(Minor),
  shipping: z.optional(Minor),
  taxes: z.optional(z.array(Tax)),
  fees: z.optional(z.array(Fee)),
  tip: z.optional(Minor),
});
export type Reversal = z.infer<typeof Reversal>;

/**
 * An order as its source states it now: the commit point of everything that is known of it.
 *
 * Amounts are integer minor units of `currency`, always without tax; `taxTreatment` says how the source stated them. Where `currency` is
 * not the shop's, `rate` is decimal text: shop units for one of `currency` when the order was placed; without it the order is excluded.
 * `kind: 'return'` is a return that names no order: its lines are goods taken back on `placedAt`, in both refund views, and it is no order.
 * `stage`: `pending` awaits payment; `draft` and `failed` never count.
 */
export const OrderDocument = z
  .strictObject({
    source: SourceName,
    id: OrderId,
    kind: z.enum(['order', 'return']),
    placedAt: Second,
    currency: CurrencyCode,
    rate: z.optional(z.string().check(z.regex(/^\d{1,12}(\.\d{1,12})?$/, 'a rate is decimal text, e.g. 1.1725'))),
    taxTreatment: z.enum(['added', 'included']),
    stage: z.enum(['placed', 'pending', 'draft', 'failed']),
    test: z.optional(z.literal(true)),
    deleted: z.optional(z.literal(true)),
    cancelledAt: z.optional(Second),
    customerKey: z.optional(CustomerKey),
    country: z.optional(Label),
    channel: z.optional(Label),
    paymentMethods: z.optional(z.array(Label)),
    codes: z.optional(z.array(Label)),
    lines: z.array(PiecedLine),
    discounts: z.optional(z.array(z.strictObject({ code: z.optional(Label), minor: Minor }))),
    shipping: z.optional(z.strictObject({ charged: Minor, discount: z.optional(Minor), taxes: z.optional(z.array(Tax)) })),
    fees: z.optional(z.array(Fee)),
    tip: z.optional(Minor),
    payments: z.optional(z.array(Payment)),
    reversals: z.optional(z.array(Reversal)),
  })
  .check(z.refine(isRateBounded, 'amounts too large in the currency of the shop; check the rate'));
export type OrderDocument = z.infer<typeof OrderDocument>;
