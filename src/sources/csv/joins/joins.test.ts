import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SHOP } from '../mapping/example.fixture.ts';
import { compileProfile } from '../mapping/mapping.ts';
import { replayRecord } from '../mapping/replay.ts';
import { parseProfile } from '../profile/parse-profile.ts';
import { readCsv } from '../read-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-joins-'));
after(() => rmSync(folder, { recursive: true }));

const write = (name: string, ...lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(lines.join('\n')) : lines.join('\n'));
  return path;
};

const JOINS = {
  Order: { on: { id: 'order' } },
  Product: { on: { sku: 'sku' }, optional: true },
  Category: { on: { code: 'Product.category' }, optional: true },
};

const PROFILE = {
  source: 'shop',
  joins: JOINS,
  order: { id: 'order', placedAt: { column: 'Order.at' }, customer: 'Order.customer', email: 'Order.mail', shipping: 'Order.postage' },
  line: { product: 'sku', title: 'Product.title', category: 'Category.name', quantity: 'qty', unitPrice: 'price' },
  titles: 'line',
};

const LINES = ['order,sku,qty,price', '1,mug,2,1.50', '1,tea,1,5.00', '2,mug,1,1.50'];
const ORDERS = [
  'id,at,customer,mail,postage,phone',
  '1,2026-01-01 10:00,ann,,2.50,0123',
  '2,2026-01-02 10:00,,bo@example.org,0,',
  '3,2026-01-03 10:00,cy,,1,',
];
const PRODUCTS = ['sku,title,category', 'mug,Mug,7', 'cup,Cup,8'];
const CATEGORIES = ['code,name', '7,Kitchen'];

const FILES = {
  Order: () => [write('orders.csv', ...ORDERS)],
  Product: () => [write('products.csv.gz', ...PRODUCTS)],
  Category: () => [write('categories.csv', ...CATEGORIES)],
};

type Change = { lines?: string[]; profile?: object; files?: Readonly<Record<string, () => string[]>> };

const importAll = async ({ lines = LINES, profile = {}, files = {} }: Change = {}) => {
  const named = Object.entries({ ...FILES, ...files });
  const source = await readCsv({
    files: [write('lines.csv', ...lines)],
    joins: named.flatMap(([name, paths]) => paths().map((path) => ({ name, path }))),
    profile: parseProfile({ ...PROFILE, ...profile }, 'example'),
    shop: SHOP,
    guestKey: (email) => `key-of-${email.length}`,
    stagingPath: join(folder, 'staging.sqlite'),
  });
  try {
    const records = [...source.batches(10)].flatMap((batch) => batch.records);
    const orders = records.flatMap((record) => (record.kind === 'order' ? [record.document] : []));
    const rejected = records.flatMap((record) => (record.kind === 'rejected' ? [record] : []));
    return { orders, rejected, tally: source.tally, digest: source.digest };
  } finally {
    source.close();
  }
};

test('reads columns of look-up files as if they stood in the rows, over a join of a join', async () => {
  const { orders, tally } = await importAll();
  const [first, second] = orders;
  assert.deepEqual([first?.customerKey, first?.shipping?.charged, second?.customerKey], ['ann', 250, 'key-of-14']);
  assert.deepEqual(
    first?.lines.map(({ productId, title, category, gross }) => [productId, title, category, gross]),
    [
      ['mug', 'Mug', 'Kitchen', 300],
      ['tea', undefined, undefined, 500],
    ],
  );
  assert.deepEqual(tally.joins, { Order: { rows: 3, unused: 1 }, Product: { rows: 2, unused: 1 }, Category: { rows: 1, unused: 0 } });
});

test('reads the same of rows in any order, and of look-up files in parts', async () => {
  const parts = () => [write('orders-1.csv', ORDERS[0] ?? '', ORDERS[3] ?? ''), write('orders-2.csv', ...ORDERS.slice(0, 3))];
  const [head = '', ...rows] = LINES;
  const shuffled = await importAll({ lines: [head, ...rows.reverse()], files: { Order: parts } });
  const plain = await importAll();
  assert.deepEqual([shuffled.orders, shuffled.tally], [plain.orders, plain.tally]);
});

test('rejects an order whose row has no look-up row, and names key, join and remedy', async () => {
  const { rejected, tally } = await importAll({ lines: [...LINES, '9,mug,1,1.50', '9,tea,1,5.00'] });
  const [one] = rejected;
  assert.deepEqual([one?.id, one?.reason, one?.origin], ['9', 'join-unmatched', 'lines.csv:5']);
  assert.match(one?.detail ?? '', /^order is "9": the file of join Order has no such id\. Add the row to the file, .*"optional": true/);
  assert.deepEqual(tally.rows.rejected, { 'join-unmatched': 2 });
});

test('rejects such an order even where a rule would leave its rows out', async () => {
  const rows = [{ kind: 'excluded', reason: 'guest', when: { column: 'Order.customer', blank: true } }];
  const { orders, rejected, tally } = await importAll({ lines: [...LINES, '9,mug,1,1.50'], profile: { rows } });
  assert.deepEqual([orders.length, rejected[0]?.reason, tally.rows.excluded], [1, 'join-unmatched', { guest: 1 }]);
});

test('keeps of a rejected order what it found in look-up files, so that it can be replayed without them', async () => {
  const { rejected } = await importAll({ lines: [...LINES, '2,tea,x,5.00'], profile: { personal: ['Order.customer'] } });
  const [one] = rejected;
  assert.ok(one);
  const lineOfMug = one.record.rows.find(({ line }) => line === 4);
  const kept = Object.fromEntries(one.record.columns.map((column, index) => [column, lineOfMug?.cells[index]]));
  assert.deepEqual(
    [kept['Order.at'], kept['Order.mail'], kept['Product.title'], kept['Category.name']],
    ['2026-01-02 10:00', 'key-of-14', 'Mug', 'Kitchen'],
  );
  const rows = [{ kind: 'excluded', reason: 'broken', when: { column: 'qty', equals: 'x' } }];
  const replayed = replayRecord(one.record, compileProfile(parseProfile({ ...PROFILE, rows }, 'mended'), SHOP));
  assert.ok(replayed.kind === 'order');
  const { orders } = await importAll();
  assert.deepEqual(replayed.document, orders[1]);
});

test('replays an unmatched order where the profile has come to do without', async () => {
  const order = { id: 'order', placedAt: { column: 'at' } };
  const lines = ['order,sku,qty,price,at', '9,mug,1,1.50,2026-01-01 10:00'];
  const { rejected } = await importAll({ lines, profile: { order } });
  const again = (joins: object) =>
    replayRecord(rejected[0]?.record ?? { columns: [], rows: [] }, compileProfile(parseProfile({ ...PROFILE, order, joins }, 'x'), SHOP));
  const refused = again(JOINS);
  assert.equal(refused.kind === 'rejected' && refused.reason, 'join-unmatched');
  assert.equal(again({ ...JOINS, Order: { ...JOINS.Order, optional: true } }).kind, 'order');
});

test('takes several columns for a key, and the day of a time, in the zone of the file', async () => {
  const lines = [
    'order,at,cur,sku,qty,price',
    '1,2026-01-01T23:30:00Z,EUR,mug,1,1.50',
    '2,2026-01-01T22:30:00Z,EUR,mug,1,1.50',
    '3,2026-01-01T22:30:00Z,GBP,mug,1,1.50',
  ];
  const placedAt = { column: 'at', format: 'iso-offset' };
  const profile = {
    zone: 'Europe/Berlin',
    order: { id: 'order', placedAt, currency: 'cur', rate: 'Rate.rate' },
    joins: {
      ...JOINS,
      Order: { on: { id: 'order' }, optional: true },
      Rate: { on: { currency: 'cur', day: { dayOf: placedAt } }, delimiter: ';', optional: true },
    },
  };
  const Rate = () => [write('rates.csv', 'day;currency;rate', '2026-01-01;EUR;0.86', '2026-01-02;EUR;0.87', '2026-01-02;USD;0.8')];
  const { orders, tally } = await importAll({ lines, profile, files: { Rate } });
  assert.deepEqual(orders.map(({ id, rate }) => [id, rate]).sort(), [
    ['1', '0.87'],
    ['2', '0.86'],
    ['3', undefined],
  ]);
  assert.deepEqual(tally.joins.Rate, { rows: 3, unused: 1 });
});

test('lets a blank key meet nothing, in the rows and in the look-up file', async () => {
  const Order = () => [write('blank.csv', ...ORDERS, ',2026-01-01,a,,,', ',2026-01-01,b,,,')];
  const { orders, tally, rejected } = await importAll({ lines: [...LINES, ',mug,1,1'], files: { Order } });
  assert.deepEqual([orders.length, tally.joins.Order, rejected[0]?.reason], [2, { rows: 5, unused: 3 }, 'join-unmatched']);
});

test('refuses a key that stands twice, and a row that cannot be read, with file and line', async () => {
  const twice = () => [write('orders.csv', ...ORDERS), write('more.csv', ORDERS[0] ?? '', '5,2026-01-05,,,,', '2,2026-01-02,,,,')];
  await assert.rejects(importAll({ files: { Order: twice } }), {
    code: 'lookup-key-repeated',
    message: /^more\.csv, line 3: the key "2" stands already in orders\.csv, line 3\. A look-up file has one row for each key: remove one/,
  });
  const broken = () => [write('orders.csv', ...ORDERS, '5,2026-01-05')];
  await assert.rejects(importAll({ files: { Order: broken } }), {
    code: 'lookup-row-unreadable',
    message: /^orders\.csv, line 5: The row has 2 cells, the header 6/,
  });
});

test('names a column that a look-up file lacks', async () => {
  const Order = () => [write('orders.csv', 'id,when', '1,2026-01-01')];
  await assert.rejects(importAll({ files: { Order } }), {
    code: 'column-missing',
    message: /^orders\.csv: the profile needs "at", "customer", "mail", "postage"/,
  });
  await assert.rejects(importAll({ profile: { test: { column: 'Shop.name', blank: true } } }), { message: /needs its join under "joins"/ });
});

test('answers a missing or unknown look-up file with all that the profile needs', async () => {
  const none = () => [];
  await assert.rejects(importAll({ files: { Order: none, Stock: () => ['stock.csv'] } }), {
    code: 'joins-differ',
    message: [
      '--join: no file is given for "Order"; the profile has no join "Stock". The profile needs:',
      '  the file itself with the columns "order", "sku", "qty", "price"',
      '  --join Order=FILE with the columns "id", "at", "customer", "mail", "postage"',
      '  --join Product=FILE with the columns "sku", "title", "category"',
      '  --join Category=FILE with the columns "code", "name"',
    ].join('\n'),
  });
  await assert.rejects(importAll({ profile: { joins: undefined } }), { message: /The profile joins no files: leave --join out\./ });
});

test('is another import when a look-up file says something else, and the same when it says the same', async () => {
  const other = () => [write('other.csv', ...CATEGORIES, '8,Bath')];
  const { digest } = await importAll();
  assert.equal((await importAll({ files: { Order: () => [write('orders.csv.gz', ...ORDERS)] } })).digest, digest);
  assert.notEqual((await importAll({ files: { Category: other } })).digest, digest);
});
