import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AMOUNT_NAMES, type Amounts, zeroAmounts } from '../ledger/amounts.ts';
import type { Buyer, LedgerEvent, Movement, Posting } from '../ledger/posting.ts';
import type { Day } from '../time/day.ts';
import { Zone } from '../time/zone.ts';
import { type Entry, foldDay } from './fold-day.ts';
import type { Group, Groups } from './groups.ts';
import { cubeKey, type Dimension, dimensionKey, productKey } from './keys.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const of = (amounts: Partial<Amounts>): Amounts => ({ ...zeroAmounts(), ...amounts });
const shown = (amounts: Amounts | undefined): Partial<Amounts> =>
  Object.fromEntries(AMOUNT_NAMES.filter((name) => amounts?.[name]).map((name) => [name, amounts?.[name]]));

const move = (
  amounts: Partial<Amounts>,
  goods: readonly [string, string, Partial<Amounts>][] = [],
  taxes: [string, number][] = [],
): Movement => ({
  amounts: of(amounts),
  taxes: new Map(taxes),
  products: goods.map(([productId, category, own]) => ({ productId, category, amounts: of(own) })),
});

const sale = (iso: string, movement: Movement): LedgerEvent => ({ kind: 'sale', second: at(iso), ...movement });

const entry = (
  events: readonly LedgerEvent[],
  parts: { dimensions?: Partial<Posting['dimensions']>; later?: Posting['later']; buyer?: Buyer } = {},
): Entry => ({
  source: 'shop',
  buyer: parts.buyer ?? { kind: 'none' },
  posting: {
    dimensions: { country: 'GB', channel: 'web', paymentMethod: 'card', code: '', ...parts.dimensions },
    events,
    ...(parts.later !== undefined && { later: parts.later }),
  },
});

const LONDON = Zone.parse('Europe/London');
const DAY = '2024-06-15' as Day;
const fold = (entries: readonly Entry[], day: Day = DAY, zone = LONDON) => foldDay(entries, { zone, day });
const groupOf = (groups: Groups, dimension: Dimension, value: string): Group | undefined => groups.get(dimensionKey(dimension, value));

const SALE = move(
  { grossSales: 300, orders: 1, orderValue: 300, taxes: 60, unitsSold: 3 },
  [
    ['mug', 'home', { grossSales: 100, unitsSold: 1, orders: 1 }],
    ['bowl', 'home', { grossSales: 200, unitsSold: 2, orders: 1 }],
  ],
  [['0.2', 60]],
);
const BACK = move({ returns: 100, unitsReturned: 1, taxes: -20 }, [['mug', 'home', { returns: 100, unitsReturned: 1 }]], [['0.2', -20]]);

test('adds a sale to both views of the shop, its hour, its groups, its cell and its products', () => {
  const { day, breakdowns, cube, products } = fold([entry([sale('2024-06-15T10:20:00Z', SALE)])]);
  const whole = { grossSales: 300, unitsSold: 3, orders: 1, orderValue: 300, taxes: 60 };
  const all = [
    day.shop.figures,
    day.slots[0]?.figures,
    groupOf(breakdowns, 'country', 'GB')?.figures,
    groupOf(breakdowns, 'channel', 'web')?.figures,
    groupOf(breakdowns, 'paymentMethod', 'card')?.figures,
    groupOf(breakdowns, 'code', '')?.figures,
    cube.get(cubeKey({ country: 'GB', channel: 'web', paymentMethod: 'card' }))?.figures,
  ];
  for (const figures of all) assert.deepEqual([shown(figures?.event), shown(figures?.order)], [whole, whole]);
  assert.deepEqual(
    day.slots.map(({ elapsed, label }) => [elapsed, label]),
    [[11, '11:00']],
  );
  assert.deepEqual(shown(products.get(productKey('shop', 'bowl'))?.figures.order), { grossSales: 200, unitsSold: 2, orders: 1 });
  assert.deepEqual([...day.shop.taxes], [['0.2', 60]]);
  assert.deepEqual([day.shop.withoutKey, day.shop.house, day.shop.previous.first], [1, 0, 0]);
});

test('counts an order once for a category and for a product, however many of its goods are of it', () => {
  const twoCategories = move({ orders: 1 }, [
    ['mug', 'home', { unitsSold: 1, orders: 1 }],
    ['mug', 'wear', { unitsSold: 4, orders: 1 }],
    ['bowl', 'home', { unitsSold: 2, orders: 1 }],
  ]);
  const { breakdowns, products } = fold([
    entry([sale('2024-06-15T10:00:00Z', twoCategories)]),
    entry([sale('2024-06-15T11:00:00Z', SALE)]),
  ]);
  assert.deepEqual(shown(groupOf(breakdowns, 'category', 'home')?.figures.event), { grossSales: 300, unitsSold: 6, orders: 2 });
  assert.deepEqual(shown(groupOf(breakdowns, 'category', 'wear')?.figures.event), { unitsSold: 4, orders: 1 });
  assert.deepEqual(shown(products.get(productKey('shop', 'mug'))?.figures.event), { grossSales: 100, unitsSold: 6, orders: 2 });
});

test('puts a refund on its own day by event date, and on the day of its order by order date', () => {
  const refund: LedgerEvent = { kind: 'reversal', second: at('2024-06-20T10:00:00Z'), ...BACK };
  const sold = entry([sale('2024-06-15T10:00:00Z', SALE)], { later: { second: at('2024-06-15T10:00:00Z'), ...BACK } });
  const gone = entry([refund]);
  const [saleDay, refundDay] = [fold([sold, gone]), fold([sold, gone], '2024-06-20' as Day)];
  assert.deepEqual([saleDay.day.shop.figures.event.returns, saleDay.day.shop.figures.order.returns], [0, 100]);
  assert.deepEqual([refundDay.day.shop.figures.event.returns, refundDay.day.shop.figures.order.returns], [100, 0]);
  assert.deepEqual([...refundDay.day.shop.taxes], [['0.2', -20]]);
  assert.deepEqual([...saleDay.day.shop.taxes], [['0.2', 60]]);
  const mug = productKey('shop', 'mug');
  assert.deepEqual([saleDay.products.get(mug)?.figures.order.returns, refundDay.products.get(mug)?.figures.order.returns], [100, 0]);
});

test('puts an unlinked return on its day in both views', () => {
  const { day } = fold([entry([{ kind: 'return', second: at('2024-06-15T10:00:00Z'), ...BACK }])]);
  assert.deepEqual([day.shop.figures.event.returns, day.shop.figures.order.returns, day.shop.figures.event.orders], [100, 100, 0]);
  assert.deepEqual([day.shop.withoutKey, day.shop.values.counts.size], [0, 0]);
});

test('counts who bought, by the local day of the order before, and first orders in their groups', () => {
  const bought = (buyer: Buyer) => entry([sale('2024-06-15T10:00:00Z', SALE)], { buyer });
  const previous = at('2024-06-14T23:30:00Z'); // already the 15th in London
  const { day, breakdowns, cube } = fold([
    bought({ kind: 'keyed', previous }),
    bought({ kind: 'keyed' }),
    bought({ kind: 'house' }),
    bought({ kind: 'none' }),
  ]);
  assert.deepEqual(day.shop.previous, { first: 1, byDay: new Map([[Date.parse(DAY) / 86_400_000, 1]]) });
  assert.deepEqual([day.shop.house, day.shop.withoutKey, day.shop.figures.event.orders], [1, 1, 4]);
  assert.equal(groupOf(breakdowns, 'country', 'GB')?.firstOrders, 1);
  assert.equal([...cube.values()][0]?.firstOrders, 1);
  assert.deepEqual([...day.shop.values.counts], [[300, 4]]);
});

test('keeps money and excluded orders apart from sales', () => {
  const second = at('2024-06-15T10:00:00Z');
  const { day, breakdowns } = fold([
    entry([
      { kind: 'captured', second, method: 'card', minor: 500 },
      { kind: 'captured', second, method: 'card', minor: 70 },
      { kind: 'refunded', second, method: 'card', minor: 20 },
      { kind: 'excluded', second, reason: 'test' },
    ]),
  ]);
  assert.deepEqual([...day.shop.payments], [['card', { captured: 570, refunded: 20 }]]);
  assert.deepEqual([...day.shop.excluded], [['test', 1]]);
  assert.deepEqual([shown(day.shop.figures.event), breakdowns.size, day.slots], [{}, 0, []]);
});

test('passes over what falls into the local days beside it', () => {
  const instants = ['2024-06-14T22:59:59Z', '2024-06-14T23:00:00Z', '2024-06-15T22:59:59Z', '2024-06-15T23:00:00Z'];
  const { day } = fold(instants.map((iso) => entry([sale(iso, SALE)])));
  assert.equal(day.shop.figures.event.orders, 2);
  assert.deepEqual(
    day.slots.map(({ label }) => label),
    ['00:00', '23:00'],
  );
});

test('tells the two hours that a clock shows twice apart, and labels what it jumped to', () => {
  const labels = (day: string, instants: readonly string[], zone = LONDON) =>
    fold(
      instants.map((iso) => entry([sale(iso, SALE)])),
      day as Day,
      zone,
    ).day.slots.map(({ elapsed, label }) => `${elapsed} ${label}`);
  assert.deepEqual(labels('2024-10-27', ['2024-10-27T00:30:00Z', '2024-10-27T01:30:00Z', '2024-10-27T23:30:00Z']), [
    '1 01:00',
    '2 01:00',
    '24 23:00',
  ]);
  assert.deepEqual(labels('2024-03-31', ['2024-03-31T00:30:00Z', '2024-03-31T01:30:00Z', '2024-03-31T22:30:00Z']), [
    '0 00:00',
    '1 02:00',
    '22 23:00',
  ]);
  const lordHowe = Zone.parse('Australia/Lord_Howe');
  assert.deepEqual(labels('2024-04-07', ['2024-04-06T14:30:00Z', '2024-04-06T15:15:00Z'], lordHowe), ['1 01:00', '2 01:30']);
  assert.deepEqual(labels('2024-06-15', ['2024-06-14T18:20:00Z'], Zone.parse('Asia/Kathmandu')), ['0 00:00']);
});

test('gives the same whatever the order of its postings', () => {
  const entries = [
    entry([sale('2024-06-15T10:00:00Z', SALE)]),
    entry([sale('2024-06-15T09:00:00Z', BACK)], { dimensions: { country: 'FR' } }),
  ];
  assert.deepEqual(fold(entries.toReversed()), fold(entries));
});

test('adds up the returns whose date is only that of an export, in the view by event', () => {
  const told: LedgerEvent = { kind: 'undated-reversal', second: at('2024-06-15T18:00:00Z'), ...BACK };
  const dated: LedgerEvent = { kind: 'reversal', second: at('2024-06-15T19:00:00Z'), ...BACK };
  const { shop } = fold([entry([told, dated]), entry([told])]).day;
  assert.equal(shop.undatedReturns, 200);
  assert.deepEqual(shown(shop.figures.event), { returns: 300, unitsReturned: 3, taxes: -60 });
  assert.deepEqual(shown(shop.figures.order), {});
});
