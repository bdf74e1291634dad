import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from './columns.ts';
import { BUILT_IN_PROFILES, loadProfile, parseProfile } from './load-profile.ts';

const MINIMAL = {
  source: 'shop',
  order: { id: 'Order', placedAt: { column: 'Time' } },
  line: { product: 'Sku', quantity: 'Qty', unitPrice: 'Price' },
};

const refusal = (change: object): string => {
  try {
    parseProfile({ ...MINIMAL, ...change }, 'mine.json');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

test('accepts the least that a profile can be', () => {
  assert.equal(parseProfile(MINIMAL, 'mine.json').source, 'shop');
});

test('accepts every built-in profile', async () => {
  for (const name of BUILT_IN_PROFILES) assert.equal((await loadProfile(name)).source, 'online-retail');
});

test('refuses an unknown field and lists those allowed', () => {
  assert.match(refusal({ zones: 'UTC' }), /zones: unknown field; allowed are source, description/);
  assert.match(refusal({ order: { ...MINIMAL.order, contry: 'x' } }), /order\.contry: unknown field; allowed are id, placedAt/);
});

test('names path, value and what is allowed', () => {
  assert.match(refusal({ encoding: 'latin9' }), /encoding is "latin9": must be one of utf-8, utf-16le, windows-1252/);
  assert.match(refusal({ zone: 'Mars/Olympus' }), /zone is "Mars\/Olympus": not an IANA time zone/);
  assert.match(refusal({ currency: 'XXY' }), /currency is "XXY": not an ISO 4217/);
  assert.match(refusal({ line: { ...MINIMAL.line, total: 'T' } }), /line is .*: must have unitPrice or total, not both/);
  assert.match(
    refusal({ order: { ...MINIMAL.order, placedAt: { column: 'T', format: 'D/M' } } }),
    /order\.placedAt\.format is "D\/M": must be/,
  );
});

test('reports every fault at once', () => {
  assert.match(refusal({ source: 'Not A Name', delimiter: ':' }), /source is[\s\S]*delimiter is ":": must be one of/);
});

test('refuses conditions that ask nothing or two things', () => {
  const rows = (when: object) => refusal({ rows: [{ kind: 'fee', when }] });
  assert.match(rows({ column: 'A' }), /rows\[0\]\.when is .*exactly one test/);
  assert.match(rows({ column: 'A', equals: 'x', blank: true }), /exactly one test/);
  assert.match(rows({ equals: 'x' }), /exactly one of all, any, not, column/);
  assert.match(rows({ all: [{ column: 'A', below: '1e3' }] }), /rows\[0\]\.when\.all\[0\]\.below is "1e3": must be a decimal number/);
  assert.match(rows({ column: 'A', matches: '(' }), /must be a regular expression/);
});

test('wants a reason for exclusions and for nothing else', () => {
  const when = { column: 'A', blank: true };
  assert.match(refusal({ rows: [{ kind: 'excluded', when }] }), /must have a reason/);
  assert.match(refusal({ rows: [{ kind: 'fee', reason: 'x', when }] }), /must have a reason, and nothing else may/);
});

test('reads only the columns that it names, conditions included, each once', () => {
  const profile = parseProfile(
    {
      ...MINIMAL,
      rows: [
        {
          kind: 'fee',
          when: {
            not: {
              any: [
                { column: 'Sku', blank: true },
                { column: 'Z', equals: '' },
              ],
            },
          },
        },
      ],
    },
    'x',
  );
  assert.deepEqual(columnsOf(profile), ['Order', 'Time', 'Sku', 'Qty', 'Price', 'Z']);
});

test('says which names there are when a profile is not found', async () => {
  await assert.rejects(loadProfile('nothing-here'), { code: 'profile-not-found', message: /one of online-retail, online-retail-clean/ });
});
