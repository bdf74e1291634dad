import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, type ExampleRow, mapExample, PROFILE, rejected } from './example.fixture.ts';

const RATE = { taxRate: { column: 'VAT', unit: 'percent' } };

const profile = (order: object, change: { readonly line?: object; readonly [field: string]: unknown } = {}) => ({
  ...change,
  order: { ...PROFILE.order, ...order },
  line: { ...PROFILE.line, ...change.line },
});

const rule = (kind: string) => ({ kind, when: { column: 'Sku', equals: kind } });

const read = (change: object, ...rows: ExampleRow[]) => {
  const { lines, shipping, discounts, fees } = accepted(mapExample(change, ...rows)).document;
  const goods = lines.map(({ gross, discount = 0, taxes = [] }) => [gross, discount, taxes.reduce((sum, { minor }) => sum + minor, 0)]);
  return { goods, shipping, discounts, fees };
};

test('takes the tax out of shipping by its rate, whether the order or a row of its own states it', () => {
  const stated = profile({ shipping: 'Post', shippingTaxRate: { column: 'PostVAT', unit: 'percent' } }, { prices: 'with-tax', line: RATE });
  const rows = profile({}, { prices: 'with-tax', line: RATE, rows: [rule('shipping')] });
  const ofColumns = read(stated, { Price: '5.95', VAT: '19', Post: '4.90', PostVAT: '19' });
  const ofRows = read(rows, { Price: '5.95', VAT: '19' }, { Sku: 'shipping', Qty: '1', Price: '4.90', VAT: '19' });
  assert.deepEqual(ofColumns, ofRows);
  assert.deepEqual(ofColumns.goods, [[1000, 0, 190]]);
  assert.deepEqual(ofColumns.shipping, { charged: 412, taxes: [{ rate: '0.19', minor: 78 }] });
});

test('has one rate for all rows where the file states none', () => {
  const always = { always: '0.2' };
  const change = profile({ shipping: 'Post', shippingTaxRate: always }, { prices: 'with-tax', line: { taxRate: always } });
  assert.deepEqual(read(change, { Price: '6.00', Post: '3.00' }), {
    goods: [[1000, 0, 200]],
    shipping: { charged: 250, taxes: [{ rate: '0.2', minor: 50 }] },
    discounts: undefined,
    fees: undefined,
  });
});

test('takes the tax of shipping from that of the order, and spreads the rest over the goods', () => {
  const change = profile({ tax: 'Tax', shipping: 'Post', shippingTax: 'PostTax' });
  const { goods, shipping } = read(change, { Price: '5.00', Tax: '3.00', Post: '4.00', PostTax: '1.00' });
  assert.deepEqual([goods, shipping], [[[1000, 0, 200]], { charged: 400, taxes: [{ minor: 100 }] }]);
});

test('adds the columns of an amount and rounds their sum once; fees stay apart', () => {
  const change = profile({ tax: ['GST', 'PST'], fee: ['Wrap', 'Card'], shipping: ['Post', 'Insurance'] });
  const { goods, shipping, fees } = read(change, { GST: '0.004', PST: '0.004', Wrap: '1', Card: '0.50', Post: '2', Insurance: '' });
  assert.deepEqual([goods[0]?.[2], shipping?.charged], [1, 200]);
  assert.deepEqual(fees, [
    { kind: 'fee', label: 'Wrap', minor: 100 },
    { kind: 'fee', label: 'Card', minor: 50 },
  ]);
});

test('books tax that has rows of its own, as on a settlement', () => {
  const change = profile({}, { rows: [rule('tax'), rule('shipping')] });
  const { goods, shipping } = read(change, {}, { Sku: 'tax', Qty: '1', Price: '0.50' }, { Sku: 'shipping', Qty: '1', Price: '2.00' });
  assert.deepEqual([goods, shipping?.taxes], [[[300, 0, 30]], [{ minor: 20 }]]);
});

test('taxes what the discount of the order leaves', () => {
  const change = profile({ discount: 'Off' }, { line: { taxRate: 'VAT' } });
  const { goods, discounts } = read(change, { Price: '50', VAT: '0.2', Off: '10' });
  assert.deepEqual([goods, discounts], [[[10_000, 0, 1800]], [{ minor: 1000 }]]);
});

test('lets a row of discount say what tax it takes with it', () => {
  const change = (prices: string) => profile({}, { prices, line: { tax: 'VAT' }, rows: [rule('discount')] });
  const rows = (price: string, off: string) => [
    { Qty: '1', Price: price, VAT: '19.00' },
    { Sku: 'discount', Qty: '1', Price: off, VAT: '-1.90' },
  ];
  assert.deepEqual(read(change('with-tax'), ...rows('119', '-11.90')).goods, [[10_000, 1000, 1710]]);
  const without = read(change('without-tax'), ...rows('100', '-10'));
  assert.deepEqual([without.goods, without.discounts], [[[10_000, 0, 1710]], [{ minor: 1000 }]]);
});

test('knows what goods were worth that cost nothing after their discount', () => {
  const change = profile({}, { prices: 'with-tax', line: { ...RATE, discountRate: { column: 'Off', unit: 'percent' } } });
  assert.deepEqual(read(change, { Price: '6.00', VAT: '20', Off: '100' }).goods, [[1000, 1000, 0]]);
});

test('refuses the tax of a fee, which would be lost', () => {
  const change = profile({}, { line: { tax: 'VAT' }, rows: [rule('fee')] });
  assert.equal(rejected(mapExample(change, {}, { Sku: 'fee', Qty: '1', VAT: '1' })).reason, 'extra-on-charge');
});
