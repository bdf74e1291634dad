import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepRefundDates } from './keep-refund-dates.ts';
import { OrderDocument, type Reversal } from './order-document.ts';

const MARCH = Date.parse('2024-03-31T18:00:00Z') / 1000;
const APRIL = Date.parse('2024-04-30T18:00:00Z') / 1000;

const refund = (at: number, change: Partial<Reversal> = {}): Reversal => ({
  id: 'refunded-100',
  at,
  reason: 'refund',
  undated: true,
  goods: 100,
  ...change,
});

const order = (...reversals: Reversal[]): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id: '1',
    kind: 'order',
    placedAt: MARCH - 86_400,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [{ id: '1', productId: 'mug', quantity: 1, gross: 500 }],
    ...(reversals.length > 0 && { reversals }),
  });

test('keeps the date of the export that first told of a refund', () => {
  assert.deepEqual(keepRefundDates(order(refund(MARCH)), order(refund(APRIL))), order(refund(MARCH)));
});

test('dates a refund anew when its sum has grown', () => {
  const grown = order(refund(APRIL, { id: 'refunded-150', goods: 150 }));
  assert.deepEqual(keepRefundDates(order(refund(MARCH)), grown), grown);
});

test('leaves a refund that has a date of its own where it is', () => {
  const { undated: _, ...dated } = refund(APRIL);
  assert.deepEqual(keepRefundDates(order(refund(MARCH)), order(dated)), order(dated));
  assert.deepEqual(keepRefundDates(order(dated), order(refund(MARCH))), order(refund(MARCH)));
  assert.deepEqual(keepRefundDates(order(refund(MARCH)), order()), order());
});
