import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import { readFloat32 } from './float32.ts';
import { createNumberReader } from './notation.ts';

const options = { seed: 20_260_131, numRuns: 2000 };

const grouped = (digits: string, sign: string): string => digits.replace(/\B(?=(\d{3})+$)/g, sign);

test('reads the same number however it is grouped', () => {
  const german = createNumberReader({ decimal: ',', grouping: '.' });
  const plain = createNumberReader();
  const cents = fc.integer({ min: -1e13, max: 1e13 });
  fc.assert(
    fc.property(cents, (minor) => {
      const digits = String(Math.abs(minor)).padStart(3, '0');
      const [sign, whole, fraction] = [minor < 0 ? '-' : '', digits.slice(0, -2), digits.slice(-2)];
      assert.deepEqual(german(`${sign}${grouped(whole, '.')},${fraction}`), plain(`${sign}${whole}.${fraction}`));
    }),
    options,
  );
});

test('finds back what was written to a float of 32 bits, by nine digits or widened to 64', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), fc.nat(4), (units, scale) => {
      const text = formatDecimal({ units: BigInt(units), scale });
      const float = Math.fround(Number(text));
      for (const written of [String(Number(float.toPrecision(9))), String(float)]) {
        const read = readFloat32(written);
        assert.equal(read && formatDecimal(read), text, written);
      }
    }),
    options,
  );
});
