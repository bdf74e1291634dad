import type { Amounts } from './amounts.ts';
import type { ExclusionReason } from './inclusion.ts';

/** What an order breaks down by as a whole; '' where the source does not say. Several methods or codes form one sorted value, `a+b`. */
export type Dimensions = { readonly country: string; readonly channel: string; readonly paymentMethod: string; readonly code: string };

/** What an event does to one product of one category. Product '' takes goods that the source did not tie to a line. */
export type ProductEntry = { readonly productId: string; readonly category: string; readonly amounts: Amounts };

/** Tax in minor units by its rate as decimal text; '' where the source does not say. */
export type TaxByRate = ReadonlyMap<string, number>;

/** A change of the sales ledger: the shop's amounts, of which `products` are the goods. */
export type Movement = { readonly amounts: Amounts; readonly taxes: TaxByRate; readonly products: readonly ProductEntry[] };

/**
 * One thing that happened, at an instant in seconds.
 *
 * - `sale`: the order was placed; `addition`: an edit put lines on it; `reversal`: goods or charges were given back, by refund, edit or
 *   cancellation; `undated-reversal`: the same, but its instant is only that of the export which told of it; `return`: goods came back that
 *   name no order
 * - `captured`, `refunded`: money moved, by its settlement; a family of its own
 * - `excluded`: an order that does not count, and why
 */
export type LedgerEvent =
  | ({ readonly kind: 'sale' | 'addition' | 'reversal' | 'return' | 'undated-reversal'; readonly second: number } & Movement)
  | { readonly kind: 'captured' | 'refunded'; readonly second: number; readonly method: string; readonly minor: number }
  | { readonly kind: 'excluded'; readonly second: number; readonly reason: ExclusionReason };

/** What a foreign order was stated in; the amounts of its events are in the shop's currency. `total` is total sales as stated. */
export type Original = { readonly currency: string; readonly rate: string; readonly total: number };

/**
 * All that one order did on one UTC day. On the day of the sale, `later` sums every other movement of the order, whenever it happened:
 * with it the view by order date folds from the same posting.
 */
export type Posting = {
  readonly dimensions: Dimensions;
  readonly events: readonly LedgerEvent[];
  readonly later?: Movement & { readonly second: number };
  readonly original?: Original;
};

/** Who placed the order, as far as the histogram of previous orders is concerned. `previous`: the instant of the customer's order before. */
export type Buyer = { readonly kind: 'none' } | { readonly kind: 'house' } | { readonly kind: 'keyed'; readonly previous?: number };
