import { SourceName } from '../../../domain/ids.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { type MappingContext, type OrderOutcome, toOrder } from './to-order.ts';

export const CONTEXT: MappingContext = {
  source: SourceName.parse('shop'),
  guestKey: (email) => (email.includes('@') ? `key-of-${email.length}` : undefined),
};

/** The least order that a shop can state, with changes. */
export const stated = (changes: object = {}): Record<string, unknown> => ({
  id: '1001',
  updatedAt: '2026-01-31T10:00:01.250Z',
  placedAt: '2026-01-31T10:00:00+00:00',
  currency: 'GBP',
  taxIncluded: false,
  status: 'placed',
  lines: [{ id: '1', productId: 'mug', quantity: 2, unitPrice: '7.50' }],
  ...changes,
});

export const mapped = (changes: object = {}): OrderDocument => {
  const outcome = toOrder(stated(changes), CONTEXT);
  if (outcome.kind !== 'order') throw new Error(`rejected: ${outcome.reason}: ${outcome.detail}`);
  return outcome.document;
};

export const rejected = (value: unknown): Extract<OrderOutcome, { kind: 'rejected' }> => {
  const outcome = toOrder(value, CONTEXT);
  if (outcome.kind !== 'rejected') throw new Error('the order was taken');
  return outcome;
};
