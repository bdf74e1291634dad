import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import { marksOf, splitMark } from './currency-mark.ts';

test('parts an amount from the mark before or behind it', () => {
  const cases = {
    '£5.00': ['5.00', '£'],
    '-£5': ['-5', '£'],
    '£-5': ['-5', '£'],
    '(£5.00)': ['(5.00)', '£'],
    '€ 1.234,50': ['1.234,50', '€'],
    '1 234,50 €': ['1 234,50', '€'],
    '12.50 EUR': ['12.50', 'EUR'],
    'CHF 12.50': ['12.50', 'CHF'],
    'US$ 5': ['5', 'US$'],
    '5 zł': ['5', 'zł'],
  };
  for (const [text, [number, mark]] of Object.entries(cases)) assert.deepEqual(splitMark(text), { number, mark }, text);
});

test('finds no mark in a plain number, in two marks, or without a number', () => {
  for (const text of ['5.00', '-5', '(5)', '£5 EUR', 'none', '']) assert.equal(splitMark(text), undefined, text);
});

test('knows the code and the signs of a currency', () => {
  const marks = (code: string): string[] => [...marksOf(CurrencyCode.parse(code))];
  assert.deepEqual(marks('CAD'), ['CAD', 'CA$', '$']);
  assert.deepEqual(marks('GBP'), ['GBP', '£']);
  assert.ok(marks('USD').includes('US$'));
});
