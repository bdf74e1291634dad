import type { Product } from './catalogue.ts';

/** Who buys: an account, a guest who left an address, or somebody unknown. */
export type Buyer = {
  readonly accountId: string | null;
  readonly email: string | null;
  readonly country: Country;
  readonly createdMs: number;
  /** How likely another order is to follow each one. */
  readonly loyalty: number;
};

export type Country = 'GB' | 'IE' | 'DE';

/** Amounts in pence, as the shop states them; `percent` is the rate of tax. */
export type PlannedLine = {
  readonly id: string;
  readonly product: Product;
  readonly quantity: number;
  readonly unitPence: number;
  readonly discountPence: number;
  readonly percent: number;
  readonly isGiftCard: boolean;
};

/** What happens to an order, each at its instant; `visibleMs` is when the shop's database shows it, a little later at times. */
export type Happening = { readonly atMs: number; readonly visibleMs: number } & (
  | { readonly kind: 'placed' | 'pending' | 'failed' | 'confirmed' | 'captured' | 'cancelled' | 'deleted' }
  | { readonly kind: 'added'; readonly line: PlannedLine }
  | {
      readonly kind: 'refunded';
      readonly reason: 'refund' | 'edit';
      readonly returned: readonly { readonly lineId: string; readonly quantity: number }[];
      /** Given back as a courtesy, for no goods. */
      readonly untiedPence: number;
      readonly withShipping: boolean;
    }
);

/** All that will ever be known of an order. At any instant the shop shows what has happened by then. */
export type PlannedOrder = {
  readonly id: string;
  readonly buyer: Buyer | null;
  readonly country: Country;
  readonly channel: string;
  readonly method: string;
  readonly code: string | null;
  readonly isTest: boolean;
  readonly taxIncluded: boolean;
  readonly lines: readonly PlannedLine[];
  /** Off the order as a whole; only where prices are without tax. */
  readonly orderDiscountPence: number;
  readonly shippingPence: number;
  readonly shippingDiscountPence: number;
  readonly shippingPercent: number;
  readonly wrappingPence: number;
  readonly tipPence: number;
  readonly happenings: readonly Happening[];
};

/** What of an order's happenings can be seen at an instant. */
export const visibleAt = ({ happenings }: PlannedOrder, nowMs: number): readonly Happening[] =>
  happenings.filter(({ visibleMs }) => visibleMs <= nowMs);
