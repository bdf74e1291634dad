import { ProductId, SourceName } from '../../../src/domain/ids.ts';
import { OrderDocument } from '../../../src/domain/order/order-document.ts';

/** A sale as the plays speak of it; each door brings it in its own words. `updated` says which of two states is newer. */
export type Sale = {
  readonly id: string;
  readonly placed: string;
  readonly updated: string;
  readonly customer?: string;
  readonly title?: string;
  readonly product?: string; // defaults to the one that the list of costs has
};

/** Where every sale of a play comes from. */
export const SOURCE = SourceName.parse('shop');
export const PRODUCT = ProductId.parse('mug');

export const secondOf = (iso: string): number => Date.parse(iso) / 1000;

/** The order document of a sale. */
export const documentOf = ({ id, placed, customer, title, product = PRODUCT }: Sale): OrderDocument =>
  OrderDocument.parse({
    source: SOURCE,
    id,
    kind: 'order',
    placedAt: secondOf(placed),
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [{ id: '1', productId: product, quantity: 1, gross: 1000, ...(title !== undefined && { title }) }],
    ...(customer !== undefined && { customerKey: customer }),
  });
