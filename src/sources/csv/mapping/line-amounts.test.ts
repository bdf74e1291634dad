import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import { accepted, type ExampleRow, mapExample, PROFILE } from './example.fixture.ts';

const line = (columns: object) => ({ line: { ...PROFILE.line, ...columns } });
const bare = { product: 'Sku', quantity: 'Qty' };

const read = (change: object, row: ExampleRow) => {
  const { document, rounding } = accepted(mapExample(change, row));
  const [first] = document.lines;
  const { quantity, gross, discount, unitCost, totalCost } = first ?? {};
  return { quantity, gross, discount, unitCost, totalCost, lost: formatDecimal(rounding.difference) };
};

const worth = (change: object, row: ExampleRow): unknown[] => {
  const { gross, discount, lost } = read(change, row);
  return [gross, discount, lost];
};

test('rounds the net once and the gross once; the discount is what lies between', () => {
  assert.deepEqual(worth(line({ discountRate: 'Off' }), { Qty: '3', Price: '0.85', Off: '0.15' }), [255, 38, '-0.0025']);
  assert.deepEqual(worth(line({ discount: 'Off' }), { Qty: '1', Price: '1.005', Off: '0.004' }), [100, undefined, '0.001']);
  assert.deepEqual(worth(line({ discount: 'Off' }), { Qty: '1', Price: '1.00', Off: '0.005' }), [100, undefined, '-0.005']);
});

test('adds up the discounts of several columns, in the sign that the profile says', () => {
  const two = line({ discount: ['Off', 'More'] });
  assert.deepEqual(worth(two, { Off: '0.50', More: '' }), [300, 50, '0']);
  assert.deepEqual(worth(two, { Off: '0.50', More: '0.25' }), [300, 75, '0']);
  assert.deepEqual(worth({ ...two, discounts: 'negative' }, { Off: '-0.50', More: '-0.25' }), [300, 75, '0']);
});

test('takes the discount of an order in the sign that the profile says', () => {
  const order = { ...PROFILE.order, discount: 'Off' };
  for (const [discounts, Off] of [
    ['positive', '0.50'],
    ['negative', '-0.50'],
  ]) {
    const { document } = accepted(mapExample({ order, discounts }, { Off: Off ?? '' }));
    assert.deepEqual(document.discounts, [{ minor: 50 }]);
  }
});

test('finds what a line was worth before its discount', () => {
  const net = (columns: object) => ({ line: { ...bare, discountedTotal: 'Sales', ...columns } });
  assert.deepEqual(worth(net({}), { Sales: '12.3456' }), [1235, undefined, '-0.0044']);
  assert.deepEqual(worth(net({ discount: 'Off' }), { Sales: '10.00', Off: '2.50' }), [1250, 250, '0']);
  assert.deepEqual(worth(net({ discountRate: 'Off' }), { Sales: '957.5775', Off: '0.45' }), [174105, 78347, '-0.0025']);
  assert.deepEqual(worth(net({ discountRate: 'Off' }), { Sales: '0', Off: '1' }), [0, undefined, '0']);
});

test('reads a rate as a fraction, as per cent, or as the cell says', () => {
  const percent = line({ discountRate: { column: 'Off', unit: 'percent' } });
  for (const Off of ['15', '15%', '15 %']) assert.deepEqual(worth(percent, { Off }), [300, 45, '0'], Off);
  for (const Off of ['0.15', '15%']) assert.deepEqual(worth(line({ discountRate: 'Off' }), { Off }), [300, 45, '0'], Off);
  const taxed = accepted(mapExample(line({ taxRate: { column: 'Tax', unit: 'percent' } }), { Tax: '20' }));
  assert.deepEqual(taxed.document.lines[0]?.taxes, [{ rate: '0.2', minor: 60 }]);
});

test('takes whole cents, grouped text and marks of the currency for what they are', () => {
  assert.deepEqual(worth({ numbers: { amounts: 'minor' } }, { Price: '150' }), [300, undefined, '0']);
  assert.deepEqual(worth({ numbers: { amounts: 'minor' }, currency: 'JPY' }, { Price: '150' }), [300, undefined, '0']);
  assert.deepEqual(worth({ numbers: { decimal: ',', grouping: '.' } }, { Price: '1.234,50 £' }), [246900, undefined, '0']);
  assert.deepEqual(worth({ currency: 'CAD' }, { Price: 'CA$1.50' }), [300, undefined, '0']);
});

test('asks conditions of numbers as the file writes them', () => {
  const rows = [{ kind: 'fee', when: { column: 'Price', below: '1' } }];
  const numbers = { decimal: ',' };
  assert.equal(accepted(mapExample({ rows, numbers }, { Price: '0,50' })).document.lines.length, 0);
  assert.equal(accepted(mapExample({ rows, numbers }, { Price: '£0,50' })).document.lines.length, 0);
  assert.equal(accepted(mapExample({ rows, numbers }, { Price: '1,50' })).document.lines.length, 1);
});

test('counts fractions of a quantity in the steps of the profile', () => {
  const kilos = read({ quantityScale: 1000, ...line({ unitCost: 'Cost' }) }, { Qty: '0.755', Price: '3.99', Cost: '2.00' });
  assert.deepEqual(kilos, { quantity: 755, gross: 301, discount: undefined, unitCost: undefined, totalCost: 151, lost: '0.00245' });
});

test('takes the cost of a piece where it is a whole cent, else that of the line', () => {
  const costs = (columns: object, row: ExampleRow): unknown[] => {
    const { unitCost, totalCost } = read(line(columns), row);
    return [unitCost, totalCost];
  };
  assert.deepEqual(costs({ unitCost: 'Cost' }, { Cost: '1.20' }), [120, undefined]);
  assert.deepEqual(costs({ unitCost: 'Cost' }, { Cost: '1.205' }), [undefined, 241]);
  assert.deepEqual(costs({ totalCost: 'Cost' }, { Cost: '2.015' }), [undefined, 202]);
  assert.deepEqual(costs({ profit: 'Left', discount: 'Off' }, { Left: '0.75', Off: '0.50' }), [undefined, 175]);
  assert.deepEqual(costs({ profit: 'Left' }, { Left: '-1' }), [undefined, 400]);
  assert.deepEqual(costs({ profit: 'Left' }, { Left: '' }), [undefined, undefined]);
  assert.deepEqual(costs({ totalCost: 'Cost' }, { Qty: '0', Cost: '0' }), [undefined, undefined]);
});

test('turns the cost of a return into the document’s sign', () => {
  const returns = { when: { column: 'Qty', below: '0' } };
  const { document } = accepted(mapExample({ returns, ...line({ profit: 'Left' }) }, { Qty: '-2', Left: '-1.00' }));
  assert.deepEqual([document.kind, document.lines[0]?.gross, document.lines[0]?.totalCost], ['return', 300, 200]);
});

test('takes back goods whose minus stands behind', () => {
  const { document } = accepted(mapExample({ negativeQuantity: 'reversal' }, {}, { Qty: '1-' }));
  assert.equal(document.reversals?.[0]?.lines?.[0]?.goods, 150);
});
