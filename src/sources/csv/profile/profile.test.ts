import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUILT_IN_PROFILES } from './built-in-profiles.ts';
import { columnsOf } from './columns.ts';
import { whyExportTime } from './export-time.ts';
import { layoutOf } from './layout.ts';
import { loadProfile } from './load-profile.ts';
import { parseProfile } from './parse-profile.ts';

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
  assert.match(
    refusal({ line: { ...MINIMAL.line, total: 'T' } }),
    /line is .*: must have exactly one of unitPrice, total, discountedTotal/,
  );
  assert.match(
    refusal({ order: { ...MINIMAL.order, placedAt: { column: 'T', format: 'D/M' } } }),
    /order\.placedAt\.format is "D\/M": must be/,
  );
});

test('takes hours up to 12 only with their half of the day, and an instant from two columns', () => {
  const format = (pattern: string) => refusal({ order: { id: 'Order', placedAt: { column: 'T', format: pattern } } });
  assert.equal(format('M/D/YY h:mm A'), 'accepted');
  for (const pattern of ['M/D/YYYY hh:mm', 'M/D/YYYY HH:mm A', 'M/D/YYYY H h A', 'MMM D'])
    assert.match(format(pattern), /must be iso-local/);
  const order = { id: 'Order', placedAt: { column: ['Day', 'Hour'] } };
  assert.deepEqual(columnsOf(parseProfile({ ...MINIMAL, order }, 'x')).slice(0, 3), ['Order', 'Day', 'Hour']);
  assert.match(
    refusal({ order: { ...order, placedAt: { column: [] } } }),
    /column is \[\]: must be the name of a column, or a list of names/,
  );
});

test('says what is allowed of numbers, rates and joins', () => {
  assert.match(refusal({ numbers: { decimal: ',', grouping: ',' } }), /numbers is .*: must have another grouping than decimal sign/);
  assert.match(refusal({ numbers: { grouping: '_' } }), /numbers\.grouping is "_": must be one of/);
  assert.match(refusal({ numbers: { amounts: 'cents' } }), /numbers\.amounts is "cents": must be one of major, minor/);
  assert.match(refusal({ quantityScale: 12 }), /quantityScale is 12: must be one of 1, 10, 100/);
  assert.match(refusal({ discounts: 'minus' }), /discounts is "minus": must be one of positive, negative/);
  assert.match(refusal({ rates: { EUR: 0.86 } }), /rates\.EUR is 0\.86: must be a rate as text, e\.g\. "0\.8573"/);
  assert.match(refusal({ rates: { EUR: { '2024-1-1': '0.86' } } }), /rates\.EUR is .*: must be a rate as text/);
  assert.match(refusal({ rates: { EURO: '0.86' } }), /rates\.EURO is .*: its name is wrong: not an ISO 4217 currency code/);
  assert.match(refusal({ joins: { 'my orders': { on: { a: 'b' } } } }), /a join has a name of letters/);
  assert.match(refusal({ joins: { Order: { on: {} } } }), /joins\.Order\.on is \{\}: must name at least one look-up column/);
  assert.match(
    refusal({ joins: { Order: { on: { id: { day: 'At' } } } } }),
    /joins\.Order\.on\.id is .*: must be a column of the rows, or/,
  );
  assert.match(
    refusal({ joins: { Order: { key: 'id' } } }),
    /joins\.Order\.key: unknown field; allowed are on, optional, delimiter, encoding/,
  );
});

test('lets a join hang on an earlier join only', () => {
  const joins = { Category: { on: { id: 'Product.category' } }, Product: { on: { id: 'Sku' } } };
  assert.match(refusal({ joins }), /joins is .*: a join may hang only on columns of the rows and of joins before it/);
  assert.equal(refusal({ joins: { Product: joins.Product, Category: joins.Category } }), 'accepted');
});

test('wants one statement of worth, discount and cost', () => {
  const line = (change: object) => refusal({ line: { ...MINIMAL.line, ...change } });
  assert.match(line({ discount: 'D', discountRate: 'R' }), /must have discount or discountRate, not both/);
  assert.match(line({ unitCost: 'C', profit: 'P' }), /must have at most one of unitCost, totalCost, profit/);
  assert.match(line({ discount: [] }), /line\.discount is \[\]: must be the name of a column, or a list of names/);
  assert.match(line({ discountRate: { column: 'D', unit: '%' } }), /line\.discountRate is .*"fraction" or "percent"/);
  assert.match(
    refusal({ prices: 'with-tax', line: { ...MINIMAL.line, profit: 'P' } }),
    /cannot have line\.profit where prices may be with tax/,
  );
});

test('knows which file each column stands in', () => {
  const joins = {
    Order: { on: { id: 'Order' } },
    Rate: { on: { currency: 'Order.currency', day: { dayOf: { column: 'Order.at' } } }, optional: true },
  };
  const order = { id: 'Order', placedAt: { column: 'Order.at' }, currency: 'Order.currency', rate: 'Rate.rate' };
  const layout = layoutOf(parseProfile({ ...MINIMAL, order, joins }, 'x'));
  assert.deepEqual(layout.base, ['Order', 'Sku', 'Qty', 'Price']);
  assert.deepEqual(
    layout.joins.map(({ name, keys, columns }) => ({ name, keys, columns })),
    [
      { name: 'Order', keys: ['id'], columns: ['at', 'currency'] },
      { name: 'Rate', keys: ['currency', 'day'], columns: ['rate'] },
    ],
  );
});

test('says which fields an object has where there is none', () => {
  assert.match(
    refusal({ order: { id: 'Order', placedAt: 'Time' } }),
    /order\.placedAt is "Time": must be an object with fields of column, format$/,
  );
  assert.match(refusal({ line: undefined }), /line is nothing: must be an object with fields of id, product, title/);
});

test('reports every fault at once', () => {
  assert.match(refusal({ source: 'Not A Name', delimiter: ':' }), /source is[\s\S]*delimiter is ":": must be one of/);
});

test('takes texts that mean nothing only of columns that it reads, and a header on a line of the file', () => {
  assert.equal(refusal({ blanks: { Sku: ['NULL'] }, headerLine: 8 }), 'accepted');
  assert.match(refusal({ blanks: { Skuu: ['NULL'] } }), /blanks\.Skuu: the profile reads no such column; it reads Order, Time, Sku/);
  assert.match(refusal({ blanks: { Sku: 'NULL' } }), /blanks\.Sku is "NULL": must be a list of texts/);
  assert.match(refusal({ headerLine: 0 }), /headerLine is 0: must be the number of a line/);
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
  assert.match(refusal({ line: { ...MINIMAL.line, product: [] } }), /line\.product is \[\]: must be the name of a column, a list/);
  assert.match(refusal({ line: { ...MINIMAL.line, product: 7 } }), /line\.product is 7: must be the name of a column, a list/);
});

test('refuses fields that contradict each other, or lack what they need', () => {
  const order = (change: object) => refusal({ order: { ...MINIMAL.order, ...change } });
  assert.match(order({ shippingTax: 'T', shippingTaxRate: 'R' }), /must have shippingTax or shippingTaxRate, not both/);
  assert.match(order({ shippingTaxRate: { always: '19' } }), /shippingTaxRate.always is "19": must be a rate from 0 to 1 as text/);
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
