import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import { accepted, mapExample, PROFILE } from './example.fixture.ts';

const options = { seed: 20_260_201, numRuns: 400 };

const decimal = (units: number, scale: number): string => formatDecimal({ units: BigInt(units), scale });

// Amounts and shares of four decimals, so that every net is exact at eight.
const amount = fc.integer({ min: 0, max: 10_000_000 });
const share = fc.integer({ min: 0, max: 10_000 });

/** In units of 10^-8: what is stated, and what is booked with the difference that the import states. */
const check = (change: object, row: Readonly<Record<string, string>>, exact: bigint): void => {
  const { document, rounding } = accepted(mapExample(change, { Qty: '1', ...row }));
  const [line] = document.lines;
  const net = BigInt((line?.gross ?? 0) - (line?.discount ?? 0));
  const lost = rounding.difference.units * 10n ** BigInt(8 - rounding.difference.scale);
  assert.equal(net * 1_000_000n + lost, exact);
  assert.ok((line?.discount ?? 0) >= 0);
  assert.ok(lost >= -500_000n && lost <= 500_000n);
};

test('books and states of any line exactly what the file says', () => {
  const line = { ...PROFILE.line };
  fc.assert(
    fc.property(amount, share, (units, off) => {
      const row = { Price: decimal(units, 4), Off: decimal(off, 4) };
      const net = BigInt(units) * BigInt(10_000 - off);
      check({ line: { ...line, discountRate: 'Off' } }, row, net);
      if (off < 10_000)
        check({ line: { product: 'Sku', quantity: 'Qty', discountedTotal: 'Price', discountRate: 'Off' } }, row, BigInt(units) * 10_000n);
      if (off <= units) check({ line: { ...line, discount: ['Off'] } }, row, BigInt(units - off) * 10_000n);
      check({ line: { product: 'Sku', quantity: 'Qty', discountedTotal: 'Price', discount: ['Off'] } }, row, BigInt(units) * 10_000n);
    }),
    options,
  );
});
