import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tax } from './order-document.ts';

test('takes tax rates of one value for one rate, however they are written', () => {
  const rates = ['0.2', '0.20', '.2', '+0.200', '00.2'].map((rate) => Tax.parse({ rate, minor: 1 }).rate);
  assert.deepEqual(new Set(rates), new Set(['0.2']));
  assert.deepEqual(
    ['0.00', '-0', '5.', '0.175'].map((rate) => Tax.parse({ rate, minor: 1 }).rate),
    ['0', '0', '5', '0.175'],
  );
  assert.equal(Tax.parse({ minor: 1 }).rate, undefined);
});

test('refuses a tax rate that is no number', () => {
  for (const rate of ['20 %', 'VAT', '', '1e-1', '0,2']) {
    const parsed = Tax.safeParse({ rate, minor: 1 });
    assert.match(parsed.error?.issues[0]?.message ?? '', /a tax rate is decimal text, e\.g\. 0\.2/, rate);
  }
});
