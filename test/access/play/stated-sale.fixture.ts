import { stated } from '../../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { PRODUCT, type Sale } from './sale.fixture.ts';

/** A sale as a shop states it by the retail API. */
export const statedSale = ({ id, placed, updated, customer, title }: Sale): object =>
  stated({
    id,
    placedAt: placed,
    updatedAt: updated,
    lines: [{ id: '1', productId: PRODUCT, quantity: 1, unitPrice: '10.00', ...(title !== undefined && { title }) }],
    ...(customer !== undefined && { customer: { id: customer } }),
  });
