import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import type { Numbers } from '../profile/numbers.ts';
import { createNumberReader } from './notation.ts';

const reads = (numbers: Numbers | undefined, ...texts: string[]): (string | undefined)[] =>
  texts.map((text) => {
    const number = createNumberReader(numbers)(text);
    return number && formatDecimal(number);
  });

test('reads plain text without being told', () => {
  assert.deepEqual(reads(undefined, '1234.50', '-.5', '+7', '1,234.50', '12,50', '1e5', 'NaN', ''), [
    '1234.5',
    '-0.5',
    '7',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('reads a decimal comma and groups of three, and nothing grouped otherwise', () => {
  const german: Numbers = { decimal: ',', grouping: '.' };
  assert.deepEqual(reads(german, '1.234.567,89', '-1.234', '12,5', '1234,5', '12.34', '1.2345,6', '1,234.5'), [
    '1234567.89',
    '-1234',
    '12.5',
    '1234.5',
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(reads({ decimal: ',' }, '12,5', '1.234,5', '12.5'), ['12.5', undefined, undefined]);
  assert.deepEqual(reads({ grouping: ',' }, '1,234.5', '1,23'), ['1234.5', undefined]);
  assert.deepEqual(reads({ grouping: ',' }, '1,00,000.50', '12,34,567', '1,00,00'), ['100000.5', '1234567', undefined]);
  assert.deepEqual(reads({ decimal: ',', grouping: ' ' }, '1 234,5', '1\u00a0234', '1\u202f234,5'), ['1234.5', '1234', '1234.5']);
  assert.deepEqual(reads({ grouping: "'" }, "1'234.5", '1’234'), ['1234.5', '1234']);
});

test('reads a minus as accounts write it', () => {
  assert.deepEqual(reads(undefined, '−5', '5-', '(5.50)', '(-5)', '--5', '5--'), ['-5', '-5', '-5.5', undefined, undefined, undefined]);
  assert.deepEqual(reads({ decimal: ',', grouping: '.' }, '(1.234,5)', '1.234,5-'), ['-1234.5', '-1234.5']);
});

test('reads an exponent below zero, which loses no digits that count', () => {
  assert.deepEqual(reads(undefined, '4.440892e-16', '-1E-2', '1.5e3'), ['0.0000000000000004440892', '-0.01', undefined]);
});

test('reads a float of 32 bits as the shortest decimal that is the same float', () => {
  const float32: Numbers = { float32: true };
  assert.deepEqual(
    reads(float32, '0.150000006', '9.80000019', '32.3800011', '-0.0500000007', '12', '0.1', '16777216', '9.800000190734863'),
    ['0.15', '9.8', '32.38', '-0.05', '12', '0.1', '16777216', '9.8'],
  );
  assert.deepEqual(reads(float32, '1234567890.12', '0.1500000001'), [undefined, undefined]);
});
