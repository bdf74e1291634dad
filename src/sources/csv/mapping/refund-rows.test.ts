import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, type ExampleRow, mapExample, PROFILE, rejected } from './example.fixture.ts';

const second = (iso: string): number => Date.parse(iso) / 1000;
const REFUNDS = { rows: [{ kind: 'refund', when: { column: 'Type', equals: 'refund' } }] };
const document = (change: object, ...rows: ExampleRow[]) => accepted(mapExample(change, ...rows)).document;

test('dates what comes back by the time of its own row, and the order by its other rows', () => {
  const outcome = accepted(
    mapExample(
      { negativeQuantity: 'reversal' },
      { Qty: '3' },
      { Qty: '-1', Time: '2026-02-20 09:00' },
      { Qty: '-1', Time: '2026-02-03 09:00' },
    ),
  );
  assert.deepEqual([outcome.document.placedAt, outcome.conflicts], [second('2026-01-31T10:00:00Z'), 0]);
  const back = (at: string) => ({
    id: `refund-${second(at)}`,
    at: second(at),
    reason: 'refund',
    lines: [{ lineId: '1', quantity: 1, goods: 150 }],
  });
  assert.deepEqual(outcome.document.reversals, [back('2026-02-03T09:00:00Z'), back('2026-02-20T09:00:00Z')]);
});

test('reads rows of refunds with a minus or without, tied to their product or to none', () => {
  const rows = (sign: string): ExampleRow[] => [
    { Qty: '3' },
    { Type: 'refund', Qty: `${sign}1`, Time: '2026-02-20 09:00' },
    { Type: 'refund', Sku: '', Qty: '1', Price: `${sign}0.70`, Time: '2026-02-20 09:00' },
  ];
  const made = document(REFUNDS, ...rows('-'));
  assert.deepEqual(made, document(REFUNDS, ...rows('')));
  assert.deepEqual(made.lines.length, 1);
  assert.deepEqual(made.reversals?.[0]?.lines, [{ lineId: '1', quantity: 1, goods: 150 }]);
  assert.equal(made.reversals?.[0]?.goods, 70);
});

test('needs no pieces of a refund whose amount is a whole', () => {
  const change = { ...REFUNDS, line: { product: 'Sku', quantity: 'Qty', total: 'Price' } };
  const made = document(change, {}, { Type: 'refund', Qty: '', Price: '-1.00', Time: '2026-02-20 09:00' });
  assert.deepEqual(made.reversals?.[0]?.lines, [{ lineId: '1', quantity: 0, goods: 100 }]);
});

test('counts rounding of a refund against the total, whichever its sign', () => {
  const lost = (price: string) =>
    accepted(mapExample(REFUNDS, {}, { Type: 'refund', Qty: '1', Price: price, Time: '2026-02-20 09:00' })).rounding.difference;
  assert.deepEqual(lost('-1.001'), lost('1.001'));
  assert.deepEqual(lost('1.001'), { units: -1n, scale: 3 });
});

test('refuses an order of which only refunds are there, lest they replace it', () => {
  const { reason, detail } = rejected(mapExample(REFUNDS, { Type: 'refund', Qty: '-1' }));
  assert.equal(reason, 'refund-without-order');
  assert.match(detail, /Export both together/);
});

test('dates a refund of a sum by its column, and by the export where that is blank', () => {
  const order = { ...PROFILE.order, refunded: 'Back', refundedAt: { column: 'Back at' } };
  const stated = document({ order }, { Back: '3.00', 'Back at': '2026-02-05 12:00' });
  assert.deepEqual(stated.reversals, [
    { id: 'refunded-300', at: second('2026-02-05T12:00:00Z'), reason: 'refund', lines: [{ lineId: '1', quantity: 2, goods: 300 }] },
  ]);
  const [undated] = document({ order }, { Back: '1.00', 'Back at': '' }).reversals ?? [];
  assert.deepEqual([undated?.undated, undated?.at], [true, second('2026-03-01T00:00:00Z')]);
  assert.equal(rejected(mapExample({ order }, { Back: '1', 'Back at': '2026-01-01' })).reason, 'refund-too-early');
});

test('dates rows of refunds by that column too', () => {
  const order = { ...PROFILE.order, refundedAt: { column: 'Back at' } };
  const made = document({ ...REFUNDS, order }, {}, { Type: 'refund', 'Back at': '2026-02-05 12:00' });
  assert.equal(made.reversals?.[0]?.at, second('2026-02-05T12:00:00Z'));
});
