import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CurrencyCode } from '../money/currency.ts';
import { OrderDocument } from '../order/order-document.ts';
import { AMOUNT_NAMES, type Amounts, sumAmounts } from './amounts.ts';
import { eventsOfOrder } from './events-of-order.ts';
import { DEFAULT_INCLUSION, type Inclusion } from './inclusion.ts';
import type { LedgerEvent, Movement } from './posting.ts';
import { bookingOf } from './postings-of-order.ts';

const rules = { inclusion: DEFAULT_INCLUSION, currency: CurrencyCode.parse('GBP') };
const [SOLD, LATER, LATEST] = [1_700_000_000, 1_700_100_000, 1_700_200_000];

const order = (parts: object): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id: '1001',
    kind: 'order',
    placedAt: SOLD,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [],
    ...parts,
  });

const events = (parts: object, inclusion: Inclusion = DEFAULT_INCLUSION): LedgerEvent[] =>
  eventsOfOrder(order(parts), { ...rules, inclusion });
const movements = (parts: object): (LedgerEvent & Movement)[] => events(parts).filter((event) => 'amounts' in event);
const shown = (amounts: Readonly<Amounts>): Partial<Amounts> =>
  Object.fromEntries(AMOUNT_NAMES.filter((name) => amounts[name] !== 0).map((name) => [name, amounts[name]]));
const total = (parts: object): Partial<Amounts> => shown(sumAmounts(movements(parts).map(({ amounts }) => amounts)));
const productTotal = (parts: object, productId: string): Partial<Amounts> =>
  shown(
    sumAmounts(movements(parts).flatMap(({ products }) => products.filter((some) => some.productId === productId).map((p) => p.amounts))),
  );

const MUG = { id: '1', productId: 'mug', category: 'home', quantity: 2, gross: 2000, unitCost: 300, taxes: [{ rate: '0.2', minor: 380 }] };
const TEE = { id: '2', productId: 'tee', quantity: 1, gross: 1000, discount: 100, taxes: [{ rate: '0.2', minor: 171 }] };
const SALE = {
  lines: [MUG, TEE],
  discounts: [{ code: 'TEN', minor: 145 }],
  shipping: { charged: 500, discount: 200, taxes: [{ rate: '0.05', minor: 15 }] },
  fees: [
    { kind: 'duty', minor: 70 },
    { kind: 'fee', label: 'wrapping', minor: 30 },
    { kind: 'adjustment', minor: -10 },
  ],
  tip: 50,
};

test('books a sale: each line with its own discount and its share of the order’s, charges apart', () => {
  const [sale, ...rest] = movements(SALE);
  assert.ok(sale);
  assert.equal(rest.length, 0);
  assert.deepEqual([sale.kind, sale.second], ['sale', SOLD]);
  // The order's 145 over 2000 and 900: 100 and 45.
  assert.deepEqual(shown(sale.amounts), {
    grossSales: 3000,
    unitsSold: 3,
    discounts: 245,
    cost: 600,
    netWithCost: 1900,
    orders: 1,
    orderValue: 2755,
    shipping: 300,
    taxes: 566,
    fees: 90,
    duties: 70,
    tips: 50,
  });
  assert.deepEqual(
    [...sale.taxes],
    [
      ['0.05', 15],
      ['0.2', 551],
    ],
  );
  assert.deepEqual(
    sale.products.map(({ productId, category, amounts }) => ({ productId, category, ...shown(amounts) })),
    [
      {
        productId: 'mug',
        category: 'home',
        grossSales: 2000,
        unitsSold: 2,
        discounts: 100,
        cost: 600,
        netWithCost: 1900,
        orders: 1,
      },
      { productId: 'tee', category: '', grossSales: 1000, unitsSold: 1, discounts: 145, orders: 1 },
    ],
  );
});

test('books the same whether the source stated tax added or included, since amounts come without it', () => {
  assert.deepEqual(events({ ...SALE, taxTreatment: 'included' }), events(SALE));
});

test('counts an order once for a product on several of its lines', () => {
  const twice = { lines: [MUG, { ...MUG, id: '3' }] };
  assert.deepEqual(productTotal(twice, 'mug'), {
    grossSales: 4000,
    unitsSold: 4,
    cost: 1200,
    netWithCost: 4000,
    orders: 1,
  });
});

test('takes back a part on its own date: goods, pieces, cost and tax of what came back', () => {
  const back = {
    id: 'r1',
    at: LATER,
    reason: 'refund',
    lines: [{ lineId: '1', quantity: 1, goods: 950, taxes: [{ rate: '0.2', minor: 190 }] }],
  };
  const [, reversal] = movements({ ...SALE, reversals: [back] });
  assert.ok(reversal);
  assert.deepEqual([reversal.kind, reversal.second], ['reversal', LATER]);
  assert.deepEqual(shown(reversal.amounts), { returns: 950, unitsReturned: 1, cost: -300, netWithCost: -950, taxes: -190 });
  assert.deepEqual([...reversal.taxes], [['0.2', -190]]);
});

test('gives back shipping, tip, fees and tax without goods, and touches no product', () => {
  const back = {
    id: 'r1',
    at: LATER,
    reason: 'refund',
    shipping: 300,
    tip: 50,
    taxes: [{ rate: '0.05', minor: 15 }],
    fees: [{ kind: 'duty', minor: 70 }],
  };
  const [, reversal] = movements({ ...SALE, reversals: [back] });
  assert.ok(reversal);
  assert.deepEqual(shown(reversal.amounts), { shipping: -300, taxes: -15, fees: -70, duties: -70, tips: -50 });
  assert.deepEqual(reversal.products, []);
});

test('puts goods that the source tied to no line, or to an unknown one, under no product', () => {
  const back = { id: 'r1', at: LATER, reason: 'refund', goods: 100, lines: [{ lineId: 'gone', quantity: 1, goods: 20 }] };
  const sold = { ...SALE, reversals: [back] };
  assert.deepEqual(productTotal(sold, ''), { returns: 120, unitsReturned: 1 });
  assert.equal(total(sold).returns, 120);
});

test('sells a gift card as a liability: no sale, no piece, no discount share; its return gives the liability back', () => {
  const card = { id: '9', productId: 'card', quantity: 1, gross: 5000, giftCard: true };
  const sold = { lines: [MUG, card], discounts: [{ minor: 100 }] };
  assert.deepEqual(total(sold), {
    grossSales: 2000,
    unitsSold: 2,
    discounts: 100,
    cost: 600,
    netWithCost: 1900,
    orders: 1,
    orderValue: 1900,
    taxes: 380,
    giftCards: 5000,
  });
  const back = { id: 'r', at: LATER, reason: 'refund', lines: [{ lineId: '9', quantity: 1, goods: 5000 }] };
  assert.equal(total({ ...sold, reversals: [back] }).giftCards, undefined);
  assert.equal(total({ ...sold, reversals: [back] }).returns, undefined);
});

test('adds by an edit on its own date, without an order more and without the order value', () => {
  const added = { ...TEE, id: '3', addedAt: LATER };
  const [sale, addition] = movements({ lines: [MUG, added] });
  assert.ok(sale && addition);
  assert.equal(sale.amounts.orderValue, 2000);
  assert.deepEqual([addition.kind, addition.second], ['addition', LATER]);
  assert.deepEqual(shown(addition.amounts), { grossSales: 1000, unitsSold: 1, discounts: 100, taxes: 171 });
});

test('leaves nothing when an edit removes what an edit added', () => {
  const added = { ...TEE, id: '3', addedAt: LATER };
  const removed = {
    id: 'e',
    at: LATEST,
    reason: 'edit',
    lines: [{ lineId: '3', quantity: 1, goods: 900, taxes: [{ rate: '0.2', minor: 171 }] }],
  };
  const left = total({ lines: [MUG, added], reversals: [removed] });
  assert.deepEqual(left, {
    grossSales: 3000,
    unitsSold: 3,
    discounts: 100,
    returns: 900,
    unitsReturned: 1,
    cost: 600,
    netWithCost: 2000,
    orders: 1,
    orderValue: 2000,
    taxes: 380,
  });
});

test('cancels what a partial refund left, on the day of the cancellation', () => {
  const back = { id: 'r', at: LATER, reason: 'refund', lines: [{ lineId: '1', quantity: 1, goods: 950 }], shipping: 100 };
  const all = movements({ ...SALE, reversals: [back], cancelledAt: LATEST });
  const cancellation = all.at(-1);
  assert.ok(cancellation);
  assert.equal(cancellation.second, LATEST);
  assert.deepEqual(shown(cancellation.amounts), {
    returns: 2755 - 950,
    unitsReturned: 2,
    cost: -300,
    netWithCost: -950,
    shipping: -200,
    taxes: -566,
    fees: -90,
    duties: -70,
    tips: -50,
  });
  assert.deepEqual(total({ ...SALE, reversals: [back], cancelledAt: LATEST }), {
    grossSales: 3000,
    unitsSold: 3,
    discounts: 245,
    returns: 2755,
    unitsReturned: 3,
    orders: 1,
    orderValue: 2755,
  });
});

test('books money by settlement and method, apart from sales', () => {
  const payments = [
    { id: 'p1', at: SOLD, kind: 'captured', minor: 3000, method: 'card' },
    { id: 'p2', at: LATER, kind: 'refunded', minor: 500 },
  ];
  assert.deepEqual(
    events({ ...SALE, payments }).filter((event) => !('amounts' in event)),
    [
      { kind: 'captured', second: SOLD, method: 'card', minor: 3000 },
      { kind: 'refunded', second: LATER, method: '', minor: 500 },
    ],
  );
  assert.deepEqual(total({ ...SALE, payments }), total(SALE));
});

test('books a return that names no order as goods taken back, and no order', () => {
  assert.deepEqual(total({ kind: 'return', lines: [MUG], shipping: { charged: 100 } }), {
    returns: 2000,
    unitsReturned: 2,
    cost: -600,
    netWithCost: -2000,
    shipping: -100,
    taxes: -380,
  });
  assert.equal(bookingOf(order({ kind: 'return', lines: [MUG], customerKey: 'c1' }), rules).entry, undefined);
});

test('excludes with one reason each, moving nothing, and a deleted order leaves no trace', () => {
  const reasonOf = (parts: object, inclusion?: Inclusion): unknown =>
    events(parts, inclusion).map((event) => ('reason' in event ? event.reason : event.kind));
  assert.deepEqual(reasonOf({ ...SALE, test: true }), ['test']);
  assert.deepEqual(reasonOf({ ...SALE, stage: 'draft' }), ['draft']);
  assert.deepEqual(reasonOf({ ...SALE, stage: 'failed' }), ['failed']);
  assert.deepEqual(reasonOf({ ...SALE, currency: 'EUR' }), ['no-rate']);
  assert.deepEqual(reasonOf({ ...SALE, deleted: true }), []);
  const payments = [{ id: 'p', at: LATER, kind: 'captured', minor: 1 }];
  assert.deepEqual(reasonOf({ ...SALE, test: true, payments }), ['test']);
});

test('counts pending, cancelled and worthless orders as the shop decided', () => {
  const kinds = (parts: object, inclusion: Partial<Inclusion>): unknown =>
    events(parts, { ...DEFAULT_INCLUSION, ...inclusion }).map((event) => ('reason' in event ? event.reason : event.kind));
  assert.deepEqual(kinds({ ...SALE, stage: 'pending' }, {}), ['sale']);
  assert.deepEqual(kinds({ ...SALE, stage: 'pending' }, { pending: false }), ['pending']);
  assert.deepEqual(kinds({ ...SALE, cancelledAt: LATER }, {}), ['sale', 'reversal']);
  assert.deepEqual(kinds({ ...SALE, cancelledAt: LATER }, { cancelled: false }), ['cancelled']);
  assert.deepEqual(kinds({ lines: [{ ...MUG, gross: 0 }] }, {}), ['sale']);
  assert.deepEqual(kinds({ lines: [{ ...MUG, gross: 0 }] }, { zeroValue: false }), ['zero-value']);
  assert.deepEqual(kinds({ lines: [], tip: 1 }, { zeroValue: false }), ['sale']);
});

test('converts a foreign order at its own rate, a refund included, and keeps what was stated', () => {
  const foreign = { ...SALE, currency: 'EUR', rate: '0.85' };
  const [sale] = movements(foreign);
  assert.ok(sale);
  // 2000 and 1000 at 0.85; net 1900 and 855 at 0.85 are 1615 and 726.75, which rounds to 727.
  assert.equal(sale.amounts.grossSales, 2550);
  assert.equal(sale.amounts.discounts, 2550 - 1615 - 727);
  assert.equal(sale.amounts.cost, 510);
  const posting = [...bookingOf(order(foreign), rules).postings.values()][0];
  assert.deepEqual(posting?.original, { currency: 'EUR', rate: '0.85', total: 2755 + 300 + 566 + 90 });
});

const THIRDS = {
  currency: 'EUR',
  rate: '0.5',
  lines: [
    { id: 'a', productId: 'a', quantity: 1, gross: 33 },
    { id: 'b', productId: 'b', quantity: 1, gross: 33 },
    { id: 'c', productId: 'c', quantity: 1, gross: 10 },
  ],
};

test('gives back in one untied sum what the lines of a foreign order were rounded to', () => {
  // 16.5 and 16.5 round to 16 each, 76 to 38; the lines come to 37.
  assert.equal(total(THIRDS).grossSales, 37);
  const all = { id: 'r', at: LATER, reason: 'refund', goods: 76 };
  assert.equal(total({ ...THIRDS, reversals: [all] }).returns, 37);
});

test('leaves a line’s product at nothing although an untied sum came before', () => {
  const untied = { id: 'r1', at: LATER, reason: 'refund', goods: 66 };
  const rest = { id: 'r2', at: LATEST, reason: 'refund', lines: [{ lineId: 'c', quantity: 1, goods: 10 }] };
  const sold = { ...THIRDS, reversals: [untied, rest] };
  assert.equal(total(sold).returns, 37);
  assert.deepEqual(productTotal(sold, 'c'), { grossSales: 5, unitsSold: 1, returns: 5, unitsReturned: 1, orders: 1 });
});

test('gives back tax in one sum that names no rate, to the last unit', () => {
  const taxes = ['0.2', '0.1'].map((rate) => ({ rate, minor: 33 }));
  const sold = { ...THIRDS, shipping: { charged: 0, taxes } };
  assert.equal(total(sold).taxes, 32);
  assert.equal(total({ ...sold, reversals: [{ id: 'r', at: LATER, reason: 'refund', taxes: [{ minor: 66 }] }] }).taxes, undefined);
});

test('keeps each refund within a unit of its own conversion', () => {
  const reversals = [LATER, LATEST].map((at, index) => ({
    id: String(index),
    at,
    reason: 'refund',
    lines: [{ lineId: 'a', quantity: 0, goods: 11 }],
  }));
  const returns = movements({ ...THIRDS, reversals })
    .slice(1)
    .map(({ amounts }) => amounts.returns);
  assert.deepEqual(returns, [5, 5]); // 33 is 16, 22 left is 11, 11 left is 5.5 or rather 6
});

test('stands a customer’s entry on the sale, net of everything that happened later', () => {
  const back = { id: 'r', at: LATER, reason: 'refund', lines: [{ lineId: '1', quantity: 1, goods: 950 }] };
  assert.deepEqual(bookingOf(order({ ...SALE, customerKey: 'c1', reversals: [back] }), rules).entry, {
    second: SOLD,
    netSales: 2755 - 950,
    cost: 300,
  });
  assert.equal(bookingOf(order(SALE), rules).entry, undefined);
  assert.equal(bookingOf(order({ ...SALE, customerKey: 'c1', test: true }), rules).entry, undefined);
});

test('breaks down by each method and code once, sorted, whatever the order they came in', () => {
  const of = (parts: object) => [...bookingOf(order({ ...SALE, ...parts }), rules).postings.values()][0]?.dimensions;
  const expected = { country: 'GB', channel: '', paymentMethod: 'card+paypal', code: 'A+TEN' };
  assert.deepEqual(of({ country: 'GB', paymentMethods: ['paypal', 'card', 'paypal'], codes: ['TEN', 'A'] }), expected);
});

test('takes a rate of 0 for a rate nobody knows', () => {
  const lines = [{ id: '1', productId: 'mug', quantity: 2, gross: 1700 }];
  assert.deepEqual(events({ currency: 'USD', rate: '0.00', lines }), [{ kind: 'excluded', second: SOLD, reason: 'no-rate' }]);
});

test('lets an order discount take goods to nothing before it touches a gift card', () => {
  const lines = [
    { id: '1', productId: 'mug', quantity: 1, gross: 1000 },
    { id: '2', productId: 'card', quantity: 1, gross: 5000, giftCard: true },
  ];
  const [sale] = movements({ lines, discounts: [{ minor: 3000 }] });
  assert.ok(sale);
  const { grossSales, discounts, giftCards, orderValue } = sale.amounts;
  assert.deepEqual({ grossSales, discounts, giftCards, orderValue }, { grossSales: 1000, discounts: 1000, giftCards: 3000, orderValue: 0 });
});

test('tells a reversal whose date is only that of an export from one on its own date', () => {
  const back = { id: 'r1', at: LATER, reason: 'refund', lines: [{ lineId: '1', quantity: 1, goods: 950 }] };
  const [, undated] = movements({ ...SALE, reversals: [{ ...back, undated: true }] });
  const [, dated] = movements({ ...SALE, reversals: [back] });
  assert.deepEqual({ ...undated, kind: 'reversal' }, dated);
  assert.equal(undated?.kind, 'undated-reversal');
});

test('books a cost of the whole line, and what comes back takes its share of the pieces until nothing is left', () => {
  const line = { id: '1', productId: 'mug', quantity: 3, gross: 3000, totalCost: 1000 };
  const back = (id: string, at: number, quantity: number) => ({
    id,
    at,
    reason: 'refund',
    lines: [{ lineId: '1', quantity, goods: quantity * 1000 }],
  });
  const costs = (parts: object): number[] => movements({ lines: [line], ...parts }).map(({ amounts }) => amounts.cost);
  assert.deepEqual(costs({}), [1000]);
  assert.deepEqual(costs({ reversals: [back('a', LATER, 1), back('b', LATEST, 2)] }), [1000, -333, -667]);
  assert.deepEqual(costs({ reversals: [back('b', LATEST, 2), back('a', LATER, 1)] }), [1000, -333, -667]);
  assert.deepEqual(costs({ reversals: [back('a', LATER, 2)], cancelledAt: LATEST }), [1000, -667, -333]);
  assert.deepEqual(costs({ kind: 'return' }), [-1000]);
  assert.deepEqual(total({ lines: [line], reversals: [back('a', LATER, 3)] }).netWithCost, undefined);
  assert.deepEqual(costs({ currency: 'EUR', rate: '0.8573', reversals: [back('a', LATER, 1), back('b', LATEST, 2)] }), [857, -285, -572]);
});

test('rounds the cost of the pieces kept half to even', () => {
  const line = { id: '1', productId: 'mug', quantity: 2, gross: 2000 };
  const lines = [{ lineId: '1', quantity: 1, goods: 1000 }];
  const reversals = [{ id: 'a', at: LATER, reason: 'refund', lines }];
  const kept = (totalCost: number) => total({ lines: [{ ...line, totalCost }], reversals }).cost;
  assert.deepEqual([kept(3), kept(5), kept(7)], [2, 2, 4]);
});

test('refuses a line with two costs, and a cost of the whole line on no pieces', () => {
  const line = { id: '1', productId: 'mug', quantity: 2, gross: 2000, totalCost: 5 };
  assert.throws(() => order({ lines: [{ ...line, unitCost: 2 }] }), /more than one of unitCost, totalCost and listedCost/);
  assert.throws(() => order({ lines: [{ ...line, quantity: 0 }] }), /totalCost on a line without pieces/);
});
