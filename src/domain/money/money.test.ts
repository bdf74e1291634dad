import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocate } from './allocate.ts';
import { convertMinor } from './convert.ts';
import { CurrencyCode, minorDigits } from './currency.ts';
import { formatDecimal, multiplyDecimals, parseDecimal, roundDecimal } from './decimal.ts';
import { divideHalfEven } from './divide-half-even.ts';

const exchange = (from: string, to: string, rate: string) => {
  const parsed = parseDecimal(rate);
  assert.ok(parsed);
  return { from: CurrencyCode.parse(from), to: CurrencyCode.parse(to), rate: parsed };
};

test('rounds ties to the even neighbour on both sides of zero, all else to the nearest', () => {
  const halves = [-7n, -5n, -3n, -1n, 1n, 3n, 5n, 7n].map((half) => divideHalfEven(half, 2n));
  assert.deepEqual(halves, [-4n, -2n, -2n, 0n, 0n, 2n, 2n, 4n]);
  assert.deepEqual([divideHalfEven(5n, -2n), divideHalfEven(-5n, -2n), divideHalfEven(-7n, -2n)], [-2n, 2n, 4n]);
  assert.deepEqual([divideHalfEven(149n, 100n), divideHalfEven(151n, 100n), divideHalfEven(-149n, 100n)], [1n, 2n, -1n]);
  assert.throws(() => divideHalfEven(1n, 0n), RangeError);
});

test('splits what does not divide, loses no unit and gives zero weights nothing', () => {
  assert.deepEqual(allocate(100, [1, 1, 1]), [33, 34, 33]);
  assert.deepEqual(allocate(-100, [1, 1, 1]), [-33, -34, -33]);
  assert.deepEqual(allocate(5, [0, 3, 0, 2]), [0, 3, 0, 2]);
});

test('gives all to the first when no weight says otherwise, and nothing to nobody', () => {
  assert.deepEqual(allocate(7, [0, 0, 0]), [7, 0, 0]);
  assert.deepEqual(allocate(7, []), []);
});

test('splits exactly where doubles would not', () => {
  const total = Number.MAX_SAFE_INTEGER;
  const parts = allocate(total, [1e11, 1e11 + 1, 3]);
  assert.equal(
    parts.reduce((sum, part) => sum + BigInt(part), 0n),
    BigInt(total),
  );
});

test('converts between currencies with 0, 2 and 3 decimal digits', () => {
  assert.deepEqual(
    ['JPY', 'GBP', 'KWD', 'USD'].map((code) => minorDigits(CurrencyCode.parse(code))),
    [0, 2, 3, 2],
  );
  assert.equal(convertMinor(1000, exchange('JPY', 'GBP', '0.0052')), 520); // 1,000 yen are 5.20
  assert.equal(convertMinor(520, exchange('GBP', 'JPY', '192.5')), 1001); // 5.20 are 1,001 yen
  assert.equal(convertMinor(1000, exchange('KWD', 'GBP', '2.6')), 260); // 1.000 dinar are 2.60
  assert.equal(convertMinor(260, exchange('GBP', 'KWD', '0.385')), 1001);
  assert.equal(convertMinor(1, exchange('KWD', 'JPY', '500')), 0); // half a yen, to even
  assert.equal(convertMinor(3, exchange('KWD', 'JPY', '500')), 2);
  assert.equal(convertMinor(-3, exchange('KWD', 'JPY', '500')), -2);
});

test('refuses to convert into what is no exact integer', () => {
  assert.throws(() => convertMinor(1e11, exchange('EUR', 'GBP', '999999999999')), /EUR does not fit .* GBP; check the rate/);
});

test('reads plain decimals exactly', () => {
  const read = ['7', '-12.50', '.5', '5.', '+3', '007', '0.000000001', '9'.repeat(30)].map(parseDecimal);
  assert.deepEqual(read, [
    { units: 7n, scale: 0 },
    { units: -1250n, scale: 2 },
    { units: 5n, scale: 1 },
    { units: 5n, scale: 0 },
    { units: 3n, scale: 0 },
    { units: 7n, scale: 0 },
    { units: 1n, scale: 9 },
    { units: BigInt('9'.repeat(30)), scale: 0 },
  ]);
});

test('reads negative zero as zero', () => {
  for (const text of ['-0', '-0.00', '-.0']) {
    const value = parseDecimal(text);
    assert.ok(value);
    assert.equal(value.units, 0n);
    assert.ok(Object.is(roundDecimal(value, 2), 0), text);
  }
});

test('reads nothing else as a number', () => {
  const texts = [
    '',
    '.',
    '-',
    '+.',
    '1e5',
    '1E5',
    '1,000',
    '1.2.3',
    ' 1',
    '1 ',
    '1\n',
    '٣',
    '--1',
    '0x1',
    'NaN',
    'Infinity',
    '9'.repeat(31),
  ];
  for (const text of [...texts, `0.${'0'.repeat(30)}`]) assert.equal(parseDecimal(text), undefined, JSON.stringify(text));
});

test('rounds a decimal half to even at any digit, and not at all beyond exact integers', () => {
  const round = (text: string, scale: number): number | undefined => {
    const value = parseDecimal(text);
    assert.ok(value);
    return roundDecimal(value, scale);
  };
  assert.deepEqual([round('1.005', 2), round('1.015', 2), round('-1.005', 2), round('2.5', 0)], [100, 102, -100, 2]);
  assert.deepEqual([round('12.5', 2), round('12', 3)], [1250, 12_000]);
  assert.deepEqual([round('90071992547409.91', 2), round('90071992547409.92', 2)], [2 ** 53 - 1, undefined]);
});

test('multiplies decimals without loss', () => {
  const [a, b] = [parseDecimal('0.1'), parseDecimal('-0.25')];
  assert.ok(a && b);
  assert.deepEqual(multiplyDecimals(a, b), { units: -25n, scale: 3 });
});

test('writes a decimal without needless zeros, exactly', () => {
  const again = (text: string): string | undefined => {
    const value = parseDecimal(text);
    return value && formatDecimal(value);
  };
  const texts = ['2.50', '.5', '7.', '007', '0.00', '-0', '-1.20', '100', '2.155', '123456789012345678.000000001'];
  assert.deepEqual(texts.map(again), ['2.5', '0.5', '7', '7', '0', '0', '-1.2', '100', '2.155', '123456789012345678.000000001']);
});

test('knows currencies by their ISO 4217 codes in capitals only', () => {
  for (const code of ['GBP', 'EUR', 'JPY', 'KWD', 'XAF']) assert.ok(CurrencyCode.safeParse(code).success, code);
  for (const code of ['gbp', 'GB', 'GBPX', 'ZZZ', '£', '', 'GBP ']) assert.ok(!CurrencyCode.safeParse(code).success, code);
});
