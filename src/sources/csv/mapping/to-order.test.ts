import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import { accepted, type ExampleRow, mapExample, PROFILE, rejected } from './example.fixture.ts';

const document = (change: object, ...rows: ExampleRow[]) => accepted(mapExample(change, ...rows)).document;
const order = (columns: object) => ({ order: { ...PROFILE.order, ...columns } });
const line = (columns: object) => ({ line: { ...PROFILE.line, ...columns } });
const kind = (name: string, sku: string, more: object = {}) => ({ kind: name, when: { column: 'Sku', equals: sku }, ...more });

test('takes what the profile has for all rows where the file has no column', () => {
  const change = {
    order: { ...PROFILE.order, channel: { always: 'market' } },
    line: { product: { always: 'order' }, quantity: { always: '1' }, total: 'Price' },
  };
  const { document } = accepted(mapExample(change, { Price: '7.50' }));
  assert.deepEqual([document.channel, document.lines], ['market', [{ id: '1', productId: 'order', quantity: 1, gross: 750 }]]);
  const wrong = { line: { product: 'Sku', quantity: { always: 'one' }, total: 'Price' } };
  assert.match(rejected(mapExample(wrong, {})).detail, /^What the profile has for all rows is "one": not a plain decimal number/);
});

test('reads an instant that stands in two columns, and shows both where it cannot be read', () => {
  const change = { order: { ...PROFILE.order, placedAt: { column: ['Day', 'Hour'], format: 'M/D/YY h:mm A' } } };
  const { document } = accepted(mapExample(change, { Day: '1/31/26', Hour: '3:04 PM' }));
  assert.equal(document.placedAt, Date.parse('2026-01-31T15:04:00Z') / 1000);
  assert.match(
    rejected(mapExample(change, { Day: '1/31/26', Hour: '' })).detail,
    /^Day Hour is "1\/31\/26": it is not written as M\/D\/YY h:mm A/,
  );
  assert.equal(rejected(mapExample(change, { Day: '', Hour: '' })).reason, 'time-missing');
});

test('makes the least order of one row', () => {
  assert.deepEqual(document({}, {}), {
    source: 'shop',
    id: '7',
    kind: 'order',
    placedAt: Date.parse('2026-01-31T10:00:00Z') / 1000,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [{ id: '1', productId: 'mug', quantity: 2, gross: 300 }],
  });
});

test('keeps ids as text', () => {
  const { id, lines } = document({}, { Order: '9007199254740993', Sku: '00123' });
  assert.deepEqual([id, lines[0]?.productId], ['9007199254740993', '00123']);
  assert.equal(document(order({ customer: 'Who' }), { Who: '17850.0' }).customerKey, '17850.0');
});

test('makes the same order of shuffled rows, and counts identical rows each', () => {
  const rows = [{ Sku: 'b' }, { Sku: 'a', Qty: '10' }, { Sku: 'a', Qty: '9' }, { Sku: 'b' }];
  const made = document({}, ...rows);
  assert.deepEqual(made, document({}, ...rows.toReversed()));
  assert.deepEqual(
    made.lines.map(({ id, productId, quantity }) => [id, productId, quantity]),
    [
      ['1', 'a', 10],
      ['2', 'a', 9],
      ['3', 'b', 2],
      ['4', 'b', 2],
    ],
  );
});

test('names lines by their column where the profile has one', () => {
  const lines = document(line({ id: 'Line' }), { Line: 'x9' }, { Line: 'x8' }).lines.map(({ id }) => id);
  assert.deepEqual(lines, ['x8', 'x9']);
});

test('rounds a line once, half to even, and counts what rounding changed', () => {
  const outcome = accepted(mapExample({}, { Qty: '1', Price: '0.125' }, { Qty: '3', Price: '0.125' }));
  assert.deepEqual(
    outcome.document.lines.map(({ gross }) => gross),
    [12, 38],
  );
  assert.equal(formatDecimal(outcome.rounding.difference), '0');
  assert.equal(formatDecimal(accepted(mapExample({}, { Qty: '1', Price: '0.001' })).rounding.difference), '0.001');
});

test('counts what rounding took from the total, discounts the other way round', () => {
  const lost = (change: object, row: ExampleRow) => formatDecimal(accepted(mapExample(change, row)).rounding.difference);
  assert.equal(lost(line({ discount: 'Off' }), { Off: '0.001' }), '-0.001');
  assert.equal(lost(order({ shipping: 'Ship', tip: 'Tip' }), { Ship: '1.002', Tip: '1.002' }), '0.002');
  const credit = (amounts: string) => ({ returns: { when: { column: 'Order', equals: '7' }, amounts } });
  assert.equal(lost(credit('positive'), { Qty: '1', Price: '0.001' }), '-0.001');
  assert.equal(lost(credit('negative'), { Qty: '-1', Price: '0.001' }), '-0.001');
});

test('reads negative zero as zero', () => {
  assert.deepEqual(document({}, { Qty: '-0', Price: '-0.00' }).lines[0], { id: '1', productId: 'mug', quantity: 0, gross: 0 });
});

test('books rows by the first rule that they meet', () => {
  const rows = [
    kind('shipping', 'post'),
    kind('fee', 'bank', { label: 'Bank' }),
    kind('adjustment', 'adj'),
    kind('discount', 'off'),
    kind('gift-card', 'gift'),
  ];
  const made = document(
    { rows },
    { Sku: 'post', Qty: '1', Price: '3' },
    { Sku: 'post', Qty: '1', Price: '1' },
    { Sku: 'bank', Qty: '1', Price: '2' },
    { Sku: 'adj', Qty: '-1', Price: '5' },
    { Sku: 'off', Qty: '1', Price: '-0.50' },
    { Sku: 'gift', Qty: '1', Price: '10' },
  );
  assert.deepEqual(made.shipping, { charged: 400 });
  assert.deepEqual(made.fees, [
    { kind: 'adjustment', label: 'adj', minor: -500 },
    { kind: 'fee', label: 'Bank', minor: 200 },
  ]);
  assert.deepEqual(made.discounts, [{ minor: 50 }]);
  assert.deepEqual(made.lines, [{ id: '1', productId: 'gift', quantity: 1, gross: 1000, giftCard: true }]);
});

test('turns the signs of a return: what it gives back is positive, and it is no order', () => {
  const change = { returns: { when: { column: 'Order', startsWith: 'C' } }, rows: [kind('shipping', 'post'), kind('fee', 'bank')] };
  const made = document(
    change,
    { Order: 'C7', Qty: '-2' },
    { Order: 'C7', Sku: 'post', Qty: '-1', Price: '3' },
    { Order: 'C7', Sku: 'bank', Qty: '1', Price: '4' },
  );
  assert.equal(made.kind, 'return');
  assert.deepEqual(made.lines, [{ id: '1', productId: 'mug', quantity: 2, gross: 300 }]);
  assert.deepEqual(made.shipping, { charged: 300 });
  assert.deepEqual(made.fees, [{ kind: 'fee', label: 'bank', minor: -400 }]);
});

test('takes returns stated in positive amounts as they are', () => {
  const change = { returns: { when: { column: 'Order', startsWith: 'C' }, amounts: 'positive' } };
  assert.deepEqual(document(change, { Order: 'C7' }).lines[0]?.quantity, 2);
});

test('takes back goods of negative quantity where the profile says so', () => {
  const made = document({ negativeQuantity: 'reversal' }, { Qty: '3' }, { Qty: '-1' }, { Sku: 'cup', Qty: '-2' });
  assert.deepEqual(made.reversals, [
    { id: 'edit', at: made.placedAt, reason: 'edit', lines: [{ lineId: '1', quantity: 1, goods: 150 }], goods: 300 },
  ]);
});

test('takes order columns once: the first that is not blank', () => {
  const change = order({
    country: 'Land',
    channel: 'Way',
    paymentMethod: 'Pay',
    discountCode: 'Code',
    shipping: 'Ship',
    discount: 'Off',
    fee: 'Fee',
    tip: 'Tip',
  });
  const first = { Land: 'GB', Way: 'web', Pay: 'card', Code: 'TEN', Ship: '4.00', Off: '1.00', Fee: '0.30', Tip: '2' };
  const { country, channel, paymentMethods, codes, shipping, discounts, fees, tip } = document(
    change,
    { Sku: 'a' },
    { Sku: 'b', ...first },
  );
  assert.deepEqual(
    { country, channel, paymentMethods, codes, shipping, discounts, fees, tip },
    {
      country: 'GB',
      channel: 'web',
      paymentMethods: ['card'],
      codes: ['TEN'],
      shipping: { charged: 400 },
      discounts: [{ code: 'TEN', minor: 100 }],
      fees: [{ kind: 'fee', label: 'Fee', minor: 30 }],
      tip: 200,
    },
  );
});

test('counts rows that disagree, and takes the earliest time', () => {
  const outcome = accepted(mapExample(order({ country: 'Land' }), { Land: 'FR' }, { Land: 'DE', Time: '2026-01-31 09:59' }));
  assert.equal(outcome.document.placedAt, Date.parse('2026-01-31T09:59:00Z') / 1000);
  assert.equal(outcome.document.country, 'DE');
  assert.equal(outcome.conflicts, 2);
});

test('keeps currency and rate of a foreign order', () => {
  const change = order({ currency: 'Cur', rate: 'Rate' });
  const foreign = document(change, { Cur: 'JPY', Rate: '0.0053', Price: '150' });
  assert.deepEqual([foreign.currency, foreign.rate, foreign.lines[0]?.gross], ['JPY', '0.0053', 300]);
  assert.equal(document(change, { Cur: 'GBP', Rate: '1' }).rate, undefined);
});

test('adds tax by rate or amount to prices without it', () => {
  const byRate = document(line({ taxRate: 'Rate', discount: 'Off' }), { Rate: '0.20', Off: '0.50' });
  assert.deepEqual(byRate.lines[0], {
    id: '1',
    productId: 'mug',
    quantity: 2,
    gross: 300,
    discount: 50,
    taxes: [{ rate: '0.2', minor: 50 }],
  });
  assert.deepEqual(document(line({ tax: 'Tax' }), { Tax: '0.61' }).lines[0]?.taxes, [{ minor: 61 }]);
});

test('takes tax out of prices with it, order discount and shipping included', () => {
  const change = { prices: 'with-tax', ...order({ tax: 'Tax', discount: 'Off', shipping: 'Ship' }) };
  const made = document(change, { Price: '6.00', Tax: '2.00', Off: '2.40', Ship: '2.40' });
  assert.equal(made.taxTreatment, 'included');
  assert.deepEqual(made.lines, [{ id: '1', productId: 'mug', quantity: 2, gross: 1000, discount: 200, taxes: [{ minor: 160 }] }]);
  assert.deepEqual(made.shipping, { charged: 200, taxes: [{ minor: 40 }] });
  assert.equal(made.discounts, undefined);
});

test('reads cancellation, test flag and stage', () => {
  const change = {
    ...order({ cancelledAt: { column: 'Gone' } }),
    test: { column: 'Test', equals: 'yes' },
    stages: { pending: { column: 'State', equals: 'unpaid' } },
  };
  const made = document(change, { Gone: '2026-02-01', Test: 'yes', State: 'unpaid' });
  assert.deepEqual([made.cancelledAt, made.test, made.stage], [Date.parse('2026-02-01T00:00:00Z') / 1000, true, 'pending']);
});

test('keys a guest by the hash of the e-mail, never by the address', () => {
  const change = order({ customer: 'Who', email: 'Mail' });
  assert.equal(document(change, { Mail: 'ann@example.org' }).customerKey, 'key-of-15');
  assert.equal(document(change, { Who: '12', Mail: 'ann@example.org' }).customerKey, '12');
  const nameless = accepted(mapExample(change, { Mail: 'n/a' }));
  assert.equal(nameless.document.customerKey, undefined);
  assert.deepEqual(nameless.warnings, ['email-unreadable']);
});

test('puts titles on products, or on lines where the profile says so', () => {
  const columns = line({ title: 'Name', category: 'Sort' });
  const outcome = accepted(mapExample(columns, { Name: 'Mug', Sort: 'Kitchen' }));
  assert.deepEqual(outcome.titles, [{ productId: 'mug', title: 'Mug', category: 'Kitchen', asOf: outcome.document.placedAt }]);
  assert.deepEqual([outcome.document.lines[0]?.title, outcome.document.lines[0]?.category], [undefined, 'Kitchen']);
  assert.equal(document({ ...columns, titles: 'line' }, { Name: 'Mug' }).lines[0]?.title, 'Mug');
});

test('leaves out rows by rule and counts them by reason', () => {
  const rows = [kind('excluded', 'test', { reason: 'sample' })];
  const outcome = mapExample({ rows }, { Sku: 'test' }, {});
  assert.deepEqual([outcome.kind, outcome.rows, outcome.excluded], ['order', 1, { sample: 1 }]);
  assert.deepEqual(mapExample({ rows }, { Sku: 'test' }), { kind: 'excluded', rows: 0, excluded: { sample: 1 } });
});

test('leaves out a whole order only when each of its rows meets the rule', () => {
  const rows = [{ kind: 'excluded', reason: 'free', wholeOrder: true, when: { column: 'Price', number: '0' } }, kind('shipping', 'post')];
  assert.deepEqual(mapExample({ rows }, { Price: '0' }, { Price: '0.00', Sku: 'post' }), {
    kind: 'excluded',
    rows: 0,
    excluded: { free: 2 },
  });
  const kept = accepted(mapExample({ rows }, { Price: '0', Sku: 'post' }, { Price: '1' }));
  assert.deepEqual([kept.rows, kept.document.shipping], [2, { charged: 0 }]);
});
