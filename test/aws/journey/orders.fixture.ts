import { signWebhook } from '../../../src/sources/retail-api/webhook/verify-webhook.ts';
import type { Ask } from '../ask-gateway.fixture.ts';

/** An order as the API takes it, for so many pence before tax, placed now. */
export const orderToPost = (id: string, gross: number) => {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return {
    source: 'till',
    id,
    kind: 'order',
    stage: 'placed',
    placedAt: nowSeconds,
    updatedAt: nowSeconds,
    currency: 'GBP',
    taxTreatment: 'included',
    country: 'United Kingdom',
    email: 'ann@example.com',
    lines: [{ id: '1', productId: 'TEA-01', title: 'Breakfast tea', quantity: 1, gross }],
  };
};

/** An order as a shop states it, for so much in major units. */
export const orderOfShop = (id: string, unitPrice: string) => {
  const now = new Date().toISOString();
  return {
    id,
    updatedAt: now,
    placedAt: now,
    currency: 'GBP',
    taxIncluded: false,
    status: 'placed',
    customer: { email: 'bob@example.com' },
    lines: [{ id: '1', productId: 'MUG-01', quantity: 1, unitPrice }],
  };
};

/** A delivery of an order, signed with a secret. */
export const webhookOf = (order: { readonly id: string }, secret: string): Ask => {
  const body = Buffer.from(JSON.stringify({ type: 'order.updated', data: order }));
  const signed = signWebhook({ id: `msg_${order.id}`, sentMs: Date.now(), body }, secret);
  return { method: 'POST', headers: { 'content-type': 'application/json', ...signed }, body };
};
