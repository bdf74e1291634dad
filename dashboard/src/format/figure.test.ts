import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureText, moneyText, NOTHING, percentText } from './figure.ts';

const GBP = { currency: 'GBP', digits: 2 };
const JPY = { currency: 'JPY', digits: 0 };
const KWD = { currency: 'KWD', digits: 3 };

test('money is exact in currencies of 0, 2 and 3 digits', () => {
  assert.deepEqual(
    [0, 5, 99, 100, 123_456, -1, -100_000].map((minor) => moneyText(minor, GBP)),
    ['£0.00', '£0.05', '£0.99', '£1.00', '£1,234.56', '−£0.01', '−£1,000.00'],
  );
  assert.deepEqual(
    [0, 7, 1_234, -1_000_000].map((minor) => moneyText(minor, JPY)),
    ['¥0', '¥7', '¥1,234', '−¥1,000,000'],
  );
  assert.deepEqual(
    [0, 5, 1_000, -1_234_567].map((minor) => moneyText(minor, KWD)),
    ['KWD0.000', 'KWD0.005', 'KWD1.000', '−KWD1,234.567'],
  );
});

test('money keeps its last digit where floats of the major unit would lose it', () => {
  assert.equal(moneyText(Number.MAX_SAFE_INTEGER, GBP), '£90,071,992,547,409.91');
  assert.equal(moneyText(-Number.MAX_SAFE_INTEGER, KWD), '−KWD9,007,199,254,740.991');
});

test('a share shows each of its four digits', () => {
  assert.deepEqual([0, 0.0001, 0.1, 0.2963, 1, 711.4618, -0.0054, -12].map(percentText), [
    '0.00 %',
    '0.01 %',
    '10.00 %',
    '29.63 %',
    '100.00 %',
    '71,146.18 %',
    '−0.54 %',
    '−1,200.00 %',
  ]);
});

test('a figure follows its unit, and what is not there is no zero', () => {
  assert.equal(figureText(1_234_567, 'count', GBP), '1,234,567');
  assert.equal(figureText(-1_234, 'count', GBP), '−1,234');
  assert.equal(figureText(1_234, 'money', GBP), '£12.34');
  assert.equal(figureText(0.5, 'ratio', GBP), '50.00 %');
  assert.equal(figureText('<b>', 'label', GBP), '<b>');
  assert.deepEqual([figureText(null, 'money', GBP), figureText(undefined, 'count', GBP)], [NOTHING, NOTHING]);
});
