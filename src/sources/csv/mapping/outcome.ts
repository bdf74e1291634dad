import type { CurrencyCode } from '../../../domain/money/currency.ts';
import type { Decimal } from '../../../domain/money/decimal.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import type { Warning } from './notes.ts';
import type { KeptRecord } from './record.ts';
import type { Title } from './titles.ts';

type Counted = {
  /** Rows that the outcome accounts for, apart from those excluded. */
  readonly rows: number;
  /** Rows of the order that rules of the profile leave out, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
};

/** An order, or a return that names no order. `rounding` is the exact amounts less the rounded ones, in `document.currency`. */
export type AcceptedOrder = Counted & {
  readonly kind: 'order';
  readonly document: OrderDocument;
  readonly origin: string;
  readonly titles: readonly Title[];
  readonly warnings: readonly Warning[];
  readonly conflicts: number;
  readonly rounding: { readonly currency: CurrencyCode; readonly difference: Decimal };
};

/** An order that is not taken, whole: with one row wrong, its sum would be wrong. `origin` is the row at fault, `file:line`. */
export type RejectedOrder = Counted & {
  readonly kind: 'rejected';
  readonly id?: string;
  readonly reason: string;
  readonly detail: string;
  readonly origin: string;
  readonly record: KeptRecord;
};

/** An order of which the profile's rules leave out every row. */
export type ExcludedOrder = Counted & { readonly kind: 'excluded' };

export type Outcome = AcceptedOrder | RejectedOrder | ExcludedOrder;
