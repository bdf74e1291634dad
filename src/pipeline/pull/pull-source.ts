import type { SourceName } from '../../domain/ids.ts';
import type { OrderDocument } from '../../domain/order/order-document.ts';
import type { Product } from '../collect-product.ts';
import type { Rejected } from '../quarantine.ts';

/** One order of a page: as a document, or with the reason why it cannot be taken. */
export type PulledOrder =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly updatedAtMs: number }
  | ({ readonly kind: 'rejected' } & Rejected);

/** One product of a page, or why it cannot be taken. */
export type PulledProduct = { readonly kind: 'product'; readonly product: Product } | ({ readonly kind: 'rejected' } & Rejected);

/** `readAtMs`: the shop's clock at the answer. `reachedMs`: when the last of its records was changed; undefined where none says. */
export type PulledPage<T> = { readonly records: readonly T[]; readonly readAtMs: number; readonly reachedMs: number | undefined };

/** What the shop changed from `sinceMs` up to but not including `beforeMs` (milliseconds); both may be open. */
export type ChangeRange = { readonly sinceMs?: number; readonly beforeMs?: number };

/** Where a source's history begins: the shop's clock, and the oldest change that still stands; undefined where that one cannot be read. */
export type Beginning = { readonly readAtMs: number; readonly isEmpty: boolean; readonly oldestMs: number | undefined };

/**
 * A source that can be asked what changed. Its pages come in the order of change, oldest first; each change gives a record a later place,
 * so that what changes during a walk is met again at its end.
 */
export type PullSource = {
  readonly name: SourceName;
  /**
   * How late a change may become visible, behind the instant that it bears: commits that take their time, clocks that differ.
   * @unit milliseconds
   */
  readonly overlapMs: number;
  readonly begin: () => Promise<Beginning>;
  readonly orders: (range: ChangeRange) => AsyncIterable<PulledPage<PulledOrder>>;
  readonly products: (range: ChangeRange) => AsyncIterable<PulledPage<PulledProduct>>;
};
