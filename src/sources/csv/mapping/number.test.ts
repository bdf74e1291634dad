import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal, parseDecimal } from '../../../domain/money/decimal.ts';
import { addDecimals, compareDecimals, parseNumber } from './number.ts';

const decimal = fc.record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scale: fc.nat(6) });

test('remembers numbers without changing them', () => {
  for (const text of ['12.50', '12.50', '-0', 'abc', '1234567890123.25']) assert.deepEqual(parseNumber(text), parseDecimal(text));
});

test('writes decimals that read back as equal', () => {
  fc.assert(
    fc.property(decimal, (value) => {
      const back = parseDecimal(formatDecimal(value));
      assert.ok(back !== undefined && compareDecimals(back, value) === 0);
    }),
    { seed: 3 },
  );
});

test('adds exactly, in any order', () => {
  const plain = (units: bigint, scale: number) => formatDecimal({ units, scale });
  assert.equal(formatDecimal(addDecimals({ units: 1n, scale: 1 }, { units: 2n, scale: 1 })), plain(3n, 1));
  fc.assert(
    fc.property(decimal, decimal, (a, b) => assert.equal(formatDecimal(addDecimals(a, b)), formatDecimal(addDecimals(b, a)))),
    { seed: 4 },
  );
});
