import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from './columns.ts';
import { whyExportTime } from './export-time.ts';
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
  for (const name of BUILT_IN_PROFILES) assert.ok((await loadProfile(name)).source);
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

test('takes a list of columns where several may say the same, and reads them all', () => {
  const profile = parseProfile({ ...MINIMAL, line: { ...MINIMAL.line, product: ['Sku', 'Name'] } }, 'mine.json');
  assert.deepEqual(columnsOf(profile), ['Order', 'Time', 'Sku', 'Name', 'Qty', 'Price']);
  assert.match(refusal({ line: { ...MINIMAL.line, product: [] } }), /line\.product is \[\]: must be the name of a column, or a list/);
  assert.match(refusal({ line: { ...MINIMAL.line, product: 7 } }), /line\.product is 7: must be the name of a column, or a list/);
});

test('refuses fields that contradict each other, or lack what they need', () => {
  const order = (change: object) => refusal({ order: { ...MINIMAL.order, ...change } });
  assert.match(order({ goods: 'G', discount: 'D' }), /order is .*: must have goods or discount, not both/);
  assert.match(refusal({ prices: 'by-total' }), /must have order\.goods, order\.tax and order\.total where prices are by-total/);
  assert.match(
    refusal({ order: { ...MINIMAL.order, refunded: 'R' }, negativeQuantity: 'reversal' }),
    /must have order\.refunded or negativeQuantity "reversal", not both/,
  );
});

test('says which profiles need the time of the export, and why', async () => {
  assert.equal(whyExportTime(await loadProfile('online-retail')), undefined);
  assert.match(whyExportTime(await loadProfile('shopify-orders')) ?? '', /the ids that shopify itself gives them/);
  const refunded = parseProfile({ ...MINIMAL, order: { ...MINIMAL.order, refunded: 'Refunded' } }, 'mine.json');
  assert.match(whyExportTime(refunded) ?? '', /refunds in its column Refunded have no date/);
});
