import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProductRef } from '../ids.ts';
import { CurrencyCode } from '../money/currency.ts';
import { OrderDocument } from '../order/order-document.ts';
import { Day } from '../time/day.ts';
import { startOfDay, Zone } from '../time/zone.ts';
import type { CostHistory } from './cost-history.ts';
import { listLines } from './list-lines.ts';

const MUG = { id: '1', productId: 'mug', quantity: 3, gross: 3000 };
const HISTORY: CostHistory = [
  { from: Day.parse('2024-03-01'), unitCost: '2' },
  { from: Day.parse('2024-03-31'), unitCost: '2.155' },
];

const order = (placedAt: number, lines: readonly object[], parts: object = {}): OrderDocument =>
  OrderDocument.parse({
    ...{ source: 'shop', id: '1', kind: 'order', placedAt, currency: 'GBP', taxTreatment: 'added', stage: 'placed', lines },
    ...parts,
  });

const listOf = (zone: string, histories: readonly [string, CostHistory][] = [['shop#mug', HISTORY]]) => ({
  zone: Zone.parse(zone),
  currency: CurrencyCode.parse('GBP'),
  histories: new Map(histories.map(([ref, history]) => [ref as ProductRef, history])),
});

const costsAt = (zone: string, placedAt: number, line: object = MUG) =>
  listLines(order(placedAt, [line]), listOf(zone)).lines[0]?.listedCost;

test('changes the cost at local midnight, also in odd zones and on days when clocks change', () => {
  for (const zone of ['UTC', 'Europe/London', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe']) {
    const midnight = startOfDay(Zone.parse(zone), Day.parse('2024-03-31'));
    assert.deepEqual([costsAt(zone, midnight - 1), costsAt(zone, midnight)], ['2', '2.155'], zone);
  }
});

test('gives no cost to a sale before the first day of the list', () => {
  const first = startOfDay(Zone.parse('Asia/Kathmandu'), Day.parse('2024-03-01'));
  assert.deepEqual([costsAt('Asia/Kathmandu', first - 1), costsAt('Asia/Kathmandu', first)], [undefined, '2']);
  assert.equal(costsAt('UTC', first - 86_400, { ...MUG, listedCost: '7' }), undefined);
});

test('takes the day of the edit for a line that was added later', () => {
  const placedAt = startOfDay(Zone.parse('UTC'), Day.parse('2024-03-02'));
  assert.equal(costsAt('UTC', placedAt, { ...MUG, addedAt: placedAt + 30 * 86_400 }), '2.155');
});

test('leaves alone what the source has a cost of, what is no sale, and what is not at hand', () => {
  const placedAt = startOfDay(Zone.parse('UTC'), Day.parse('2024-03-02'));
  const lines = [
    { ...MUG, unitCost: 0 },
    { ...MUG, totalCost: 5 },
    { ...MUG, giftCard: true },
    { ...MUG, productId: 'tee', listedCost: '9' },
  ];
  const document = order(placedAt, lines);
  assert.equal(listLines(document, listOf('UTC')), document);
  const foreign = order(placedAt, [MUG], { source: 'other' });
  assert.equal(listLines(foreign, listOf('UTC')), foreign);
});

test('gives no cost that could not be booked', () => {
  const placedAt = startOfDay(Zone.parse('UTC'), Day.parse('2024-03-02'));
  const dear = listOf('UTC', [['shop#mug', [{ from: '', unitCost: '999999999' }]]]);
  assert.equal(listLines(order(placedAt, [{ ...MUG, quantity: 1 }]), dear).lines[0]?.listedCost, '999999999');
  assert.equal(listLines(order(placedAt, [{ ...MUG, quantity: 2 }]), dear).lines[0]?.listedCost, undefined);
});

test('gives the same again when listed twice, to the byte', () => {
  const placedAt = startOfDay(Zone.parse('UTC'), Day.parse('2024-03-02'));
  const once = listLines(order(placedAt, [MUG]), listOf('UTC'));
  assert.equal(listLines(once, listOf('UTC')), once);
});
