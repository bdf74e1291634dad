import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, type ExampleRow, mapExample, mappingOf, PROFILE, rejected } from './example.fixture.ts';
import { replayRecord } from './replay.ts';

const order = (columns: object) => ({ order: { ...PROFILE.order, ...columns } });
const line = (columns: object) => ({ line: { ...PROFILE.line, ...columns } });

const CASES: readonly (readonly [string, object, ExampleRow])[] = [
  ['amount-blank', {}, { Price: '' }],
  ['amount-exponent', {}, { Price: '1e999' }],
  ['amount-separator', {}, { Price: '1,234.50' }],
  ['amount-separator', {}, { Price: '12,50' }],
  ['amount-unreadable', {}, { Price: 'NaN' }],
  ['amount-unreadable', {}, { Price: '£5 EUR' }],
  ['amount-other-currency', {}, { Price: '$5' }],
  ['amount-other-currency', order({ currency: 'Cur' }), { Cur: 'EUR', Price: '5.00 GBP' }],
  ['amount-percent', {}, { Price: '5%' }],
  ['amount-exponent', {}, { Price: '1.2E+7' }],
  ['amount-separator', { numbers: { decimal: ',' } }, { Price: '1.50' }],
  ['amount-separator', { numbers: { decimal: ',', grouping: '.' } }, { Price: '1.50' }],
  ['amount-unreadable', {}, { Price: '5 kg' }],
  ['amount-not-float32', { numbers: { float32: true } }, { Price: '1234567890.12' }],
  ['amount-too-large', {}, { Price: '99999999999999999999' }],
  ['gross-too-large', {}, { Price: '999999999999.99', Qty: '1' }],
  ['amount-wrong-sign', {}, { Price: '-1' }],
  ['quantity-blank', {}, { Qty: '' }],
  ['quantity-not-whole', {}, { Qty: '1.5' }],
  ['quantity-not-whole', { quantityScale: 10 }, { Qty: '1.55' }],
  ['quantity-wrong-sign', {}, { Qty: '-1' }],
  ['quantity-too-large', {}, { Qty: '100000001', Price: '0' }],
  ['product-missing', {}, { Sku: '' }],
  ['product-id-invalid', {}, { Sku: 'a\u0001' }],
  ['product-id-too-large', {}, { Sku: 'a'.repeat(257) }],
  ['time-missing', {}, { Time: '' }],
  ['time-nonexistent', {}, { Time: '2026-02-30 10:00' }],
  ['time-out-of-range', {}, { Time: '1899-12-31 10:00' }],
  ['time-unreadable', {}, { Time: '31/01/2026' }],
  ['currency-unknown', order({ currency: 'Cur' }), { Cur: 'XXY' }],
  ['rate-unreadable', order({ currency: 'Cur', rate: 'Rate' }), { Cur: 'EUR', Rate: 'one' }],
  ['rate-invalid', order({ currency: 'Cur', rate: 'Rate' }), { Cur: 'EUR', Rate: '-1' }],
  ['customer-is-address', order({ customer: 'Mail' }), { Mail: 'ann@example.org' }],
  ['discount-wrong-sign', line({ discount: 'Off' }), { Off: '-1' }],
  ['discount-wrong-sign', { ...line({ discount: ['Off', 'Sku'] }), discounts: 'negative' }, { Off: '1', Sku: '0' }],
  ['discount-rate-out-of-range', line({ discountRate: 'Off' }), { Off: '15' }],
  ['discount-rate-out-of-range', line({ discountRate: { column: 'Off', unit: 'percent' } }), { Off: '-1' }],
  ['discount-rate-unreadable', line({ discountRate: 'Off' }), { Off: 'much' }],
  ['discount-rate-whole', line({ unitPrice: undefined, discountedTotal: 'Price', discountRate: 'Off' }), { Off: '100 %' }],
  ['tax-rate-out-of-range', line({ taxRate: 'Tax' }), { Tax: '20' }],
  ['cost-unreadable', line({ totalCost: 'Cost' }), { Cost: 'low' }],
  ['total-cost-too-small', line({ profit: 'Left' }), { Left: '3.01' }],
  ['title-too-long', line({ title: 'Name' }), { Name: 'n'.repeat(501) }],
  ['extra-on-charge', { ...line({ tax: 'Tax' }), rows: [{ kind: 'fee', when: { column: 'Sku', equals: 'mug' } }] }, { Tax: '1' }],
  ['tax-without-goods', { ...order({ tax: 'Tax' }), rows: [{ kind: 'fee', when: { column: 'Sku', equals: 'mug' } }] }, { Tax: '1' }],
  ['charged-too-small', { rows: [{ kind: 'shipping', when: { column: 'Sku', equals: 'mug' } }] }, { Qty: '-1' }],
];

for (const [reason, change, row] of CASES) {
  test(`rejects ${JSON.stringify(row).slice(0, 40)} as ${reason}, with column and remedy`, () => {
    const outcome = rejected(mapExample(change, row));
    assert.equal(outcome.reason, reason);
    assert.match(outcome.detail, /^\S+ (is|would be|id is) .*: .+\.$|^The customer id is .*\.$/s);
  });
}

test('rejects an order whole, by its first row at fault', () => {
  const outcome = rejected(mapExample({}, { Sku: 'a' }, { Sku: 'b', Price: 'x' }, { Sku: 'c' }));
  assert.deepEqual([outcome.id, outcome.rows, outcome.origin, outcome.record.rows.length], ['7', 3, 'a.csv:3', 3]);
  assert.match(outcome.detail, /Price is "x": not a plain decimal number/);
});

test('rejects an order of which only some rows are a return', () => {
  const change = { returns: { when: { column: 'Qty', below: '0' } } };
  assert.equal(rejected(mapExample(change, { Qty: '-1' }, {})).reason, 'return-mixed');
});

test('rejects lines with the same id', () => {
  assert.equal(rejected(mapExample(line({ id: 'Line' }), { Line: '1' }, { Line: '1', Sku: 'b' })).reason, 'line-id-repeated');
});

test('keeps of a rejected order only what the profile reads, without personal data', () => {
  const change = { ...order({ email: 'Mail' }), test: { column: 'Name', equals: 'Test' }, personal: ['Name'] };
  const { record, detail } = rejected(mapExample(change, { Mail: 'ann@example.org', Name: 'Ann', Phone: '123', Price: 'ann@example.org' }));
  assert.deepEqual(record.columns, ['Order', 'Time', 'Mail', 'Sku', 'Qty', 'Price', 'Name']);
  assert.deepEqual(record.rows[0]?.cells, ['7', '2026-01-31 10:00', 'key-of-15', 'mug', '2', '(e-mail)', '(redacted)']);
  assert.doesNotMatch(detail, /ann@/);
});

test('maps a kept record again as it would have mapped the rows', () => {
  const change = order({ email: 'Mail' });
  const rows = [
    { Mail: 'ann@example.org', Qty: '-1' },
    { Mail: 'ann@example.org', Qty: '3' },
  ];
  const { record } = rejected(mapExample(change, ...rows));
  const mended = { ...change, negativeQuantity: 'reversal' };
  const replayed = accepted(replayRecord(record, mappingOf(mended)));
  assert.deepEqual(replayed, accepted(mapExample(mended, ...rows)));
});

test('gives a guest without a readable address no key when replayed', () => {
  const { record } = rejected(mapExample(order({ email: 'Mail' }), { Mail: 'none', Qty: '-1' }));
  const replayed = accepted(replayRecord(record, mappingOf({ ...order({ email: 'Mail' }), negativeQuantity: 'reversal' })));
  assert.equal(replayed.document.customerKey, undefined);
});

test('rejects a record again when the profile has come to need more than it holds', () => {
  const { record } = rejected(mapExample({}, { Price: 'x' }));
  assert.equal(rejected(replayRecord(record, mappingOf(order({ country: 'Land' })))).reason, 'record-incomplete');
});
