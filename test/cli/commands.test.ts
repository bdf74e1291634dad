import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createShop, ROWS, run } from './cli.fixture.ts';

const BIN = fileURLToPath(new URL('../../bin/tillbook.mjs', import.meta.url));

const imported = async (context: Parameters<typeof createShop>[0]) => {
  const shop = createShop(context);
  await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
  return shop;
};

describe('tillbook', () => {
  test('lists its commands and what exit codes mean', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    for (const command of [
      'init',
      'import',
      'costs',
      'profile',
      'report',
      'audit',
      'quarantine',
      'order',
      'status',
      'rebuild',
      'export',
      'restore',
      'start',
      'doctor',
      'sample',
    ])
      assert.match(out, new RegExp(`^  ${command} `, 'm'));
    assert.match(out, /Exit codes:\n {2}0 {2}done/);
  });

  test('hands its exit code and output through the launcher', (context) => {
    const { data } = createShop(context);
    const started = (...argv: string[]) => spawnSync(process.execPath, [BIN, '--data', data, ...argv], { encoding: 'utf8' });
    assert.match(started('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    assert.equal(started('nonsense').status, 2);
    const status = started('status');
    assert.deepEqual([status.status, status.stdout], [1, '']);
    assert.match(status.stderr, /^error: .* is not a data folder yet; run "tillbook init/);
  });

  test('says which option is missing, and ends with 2', async (context) => {
    const shop = createShop(context);
    const { code, err } = await shop.run(['init', '--zone', 'Europe/London']);
    assert.equal(code, 2);
    assert.match(err, /--currency/);
  });

  test('says what zone, currency and week start may be', async (context) => {
    const shop = createShop(context);
    const zone = await shop.run(['init', '--zone', 'Mars/Olympus', '--currency', 'GBP']);
    assert.deepEqual([zone.code, zone.err], [2, 'error: --zone cannot be "Mars/Olympus": not an IANA time zone, e.g. Europe/London\n']);
    const currency = await shop.run(['init', '--zone', 'Europe/London', '--currency', 'XQQ']);
    assert.deepEqual([currency.code, /ISO 4217/.test(currency.err)], [2, true]);
    const week = await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP', '--week-start', 'friday']);
    assert.deepEqual([week.code, /monday, sunday, saturday/.test(week.err)], [2, true]);
  });

  test('sets up once, agrees with the same and refuses other settings', async (context) => {
    const shop = createShop(context);
    const argv = ['init', '--zone', 'Europe/London', '--currency', 'GBP'];
    assert.match((await shop.run(argv)).out, /is ready: Europe\/London, GBP, weeks from monday/);
    assert.match((await shop.run(argv)).out, /was ready already/);
    const other = await shop.run(['init', '--zone', 'Europe/Paris', '--currency', 'GBP']);
    assert.deepEqual([other.code, /is a data folder already, with zone Europe\/London/.test(other.err)], [1, true]);
  });

  test('refuses the file of another program and of a newer version, in one line', async (context) => {
    const shop = createShop(context);
    mkdirSync(shop.data);
    const table = new DatabaseSync(join(shop.data, 'tillbook.db'));
    table.exec('PRAGMA application_id = 1; CREATE TABLE other (id)');
    const foreign = await shop.run(['status']);
    assert.deepEqual([foreign.code, /another program; name another path\n$/.test(foreign.err)], [1, true]);
    table.exec('PRAGMA application_id = 0x54696c6c; PRAGMA user_version = 99');
    const newer = await shop.run(['status']);
    assert.deepEqual([newer.code, /format 99.*use a newer version/.test(newer.err)], [1, true]);
    table.close();
    writeFileSync(join(shop.data, 'tillbook.db'), 'no database at all, but long enough to be read as one'.repeat(40));
    const broken = await shop.run(['status']);
    assert.deepEqual([broken.code, broken.err.split('\n').length], [1, 2]);
    assert.match((await shop.run(['status'], { isDebug: true })).err, /\n\s+at /);
  });
});

describe('tillbook report', () => {
  test('filters, breaks down and compares', async (context) => {
    const shop = await imported(context);
    const argv = ['report', 'sales', '--to', '2024-02', '--grain', 'month', '--metrics', 'netSales', '--json'];
    const ask = async (...more: string[]) => JSON.parse((await shop.run([...argv, ...more])).out);
    const filtered = await ask('--from', '2024-01', '--country', 'UK', '--country', 'FR', '--channel', '', '--by', 'country,channel');
    assert.deepEqual(filtered.meta.filters, { country: ['UK', 'FR'], channel: [''] });
    assert.deepEqual(filtered.rows, [
      { period: '2024-01', country: 'UK', channel: '', netSales: 1750 },
      { period: '2024-01', country: 'FR', channel: '', netSales: 500 },
      { period: '2024-02', country: 'UK', channel: '', netSales: 1500 },
    ]);
    const compared = await ask('--from', '2024-02', '--compare', 'previous-year-weekdays');
    assert.deepEqual(compared.rows, [{ period: '2024-02', netSales: 1500, netSalesPrevious: 0, netSalesChange: null }]);
    const product = await shop.run(['report', 'products', '--from', '2024-01', '--to', '2024-02', '--product', 'mug', '--json']);
    assert.deepEqual(
      JSON.parse(product.out).rows.map(({ productId }: { productId: string }) => productId),
      ['mug'],
    );
  });

  test('answers zeros on a folder never imported into', async (context) => {
    const shop = createShop(context);
    await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    for (const name of ['sales', 'customers', 'products']) {
      const { code, out } = await shop.run(['report', name, '--from', '2024-01', '--to', '2024-12', '--json']);
      assert.deepEqual([code, JSON.parse(out).totals.orders], [0, 0]);
    }
  });

  test('names every wrong parameter with what is allowed', async (context) => {
    const shop = await imported(context);
    const { code, out, err } = await shop.run(['report', 'profit', '--from', '2024-02-30', '--grain', 'decade', '--basis', 'x']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /report cannot be "profit"; allowed: one of sales, customers, products/);
    assert.match(err, /from cannot be "2024-02-30"; allowed: a day/);
    assert.match(err, /to is missing/);
    assert.match(err, /grain cannot be "decade"; allowed: one of total, hour, day, week, month/);
    assert.match(err, /basis cannot be "x"; allowed: one of event, order/);
  });

  test('refuses what is given twice or against itself', async (context) => {
    const shop = await imported(context);
    const argv = ['report', 'sales', '--from', '2024-01', '--to', '2024-02'];
    const twice = await shop.run([...argv, '--grain', 'day', '--grain', 'week', '--from', '2024-02']);
    assert.deepEqual([twice.code, twice.out], [2, '']);
    assert.match(
      twice.err,
      /grain cannot be "day, week"; allowed: one value only\nfrom cannot be "2024-01, 2024-02"; allowed: one value only/,
    );
    const torn = await shop.run([...argv, '--json', '--format', 'csv']);
    assert.deepEqual([torn.code, torn.out, torn.err], [2, '', 'error: --json and --format csv do not agree; give one\n']);
  });

  test('writes tables, JSON and CSV with the same numbers', async (context) => {
    const shop = await imported(context);
    const argv = ['report', 'sales', '--from', '2024-01-01', '--to', '2024-02-29', '--by', 'country'];
    assert.match((await shop.run(argv)).out, /^total .* 37\.50 /m);
    assert.match((await shop.run([...argv, '--format', 'csv'])).out, /^total,,?37\.50,/m);
    assert.equal(JSON.parse((await shop.run([...argv, '--format', 'json'])).out).totals.netSales, 3750);
  });

  test('makes formulas in a CSV harmless and says so, once, beside the result', async (context) => {
    const shop = createShop(context);
    const rows = ['1,2024-01-05 10:00,,,=1+1,m,"=HYPERLINK(""x"")",1,5.00', '2,2024-01-06 10:00,,,-5.00,m,Mug,1,2.50'];
    await shop.run(['import', shop.csv('a.csv', rows), '--profile', shop.profile()]);
    const argv = ['report', 'sales', '--from', '2024-01', '--to', '2024-01', '--by', 'country', '--format'];
    const csv = await shop.run([...argv, 'csv']);
    assert.equal(csv.err, 'cells that a spreadsheet would run as a formula, made text by a leading apostrophe: 1\n');
    assert.deepEqual(
      csv.out.split('\r\n').map((line) => line.split(',', 2).join()),
      ['country,grossSales', "'=1+1,5.00", '-5.00,2.50', 'total,7.50', ''],
    );
    assert.equal((await shop.run([...argv, 'table'])).err, '');
  });

  test('titles products with their newest titles', async (context) => {
    const shop = await imported(context);
    const { rows } = JSON.parse((await shop.run(['report', 'products', '--from', '2024-01', '--to', '2024-02', '--json'])).out);
    assert.deepEqual(
      rows.slice(0, 2).map(({ title, netSales }: { title: string; netSales: number }) => [title, netSales]),
      [
        ['Black tea', 3000],
        ['Mug', 750],
      ],
    );
  });
});

describe('tillbook order, status, audit, rebuild', () => {
  test("shows an order by its id, with its postings and its place among its customer's", async (context) => {
    const shop = await imported(context);
    const [found] = JSON.parse((await shop.run(['order', 'show', '3', '--json'])).out);
    assert.equal(found.ref, 'shop#3');
    assert.deepEqual(found.customer, { customerKey: 'ann', orders: 2, position: 2, previous: 'shop#1', isHouse: false });
    assert.deepEqual(
      found.postings.map(({ day }: { day: string }) => day),
      ['2024-02-01'],
    );
    assert.match((await shop.run(['order', 'show', 'shop#1'])).out, /customer {2}ann, order 1 of 2/);
    const unknown = await shop.run(['order', 'show', '77']);
    assert.deepEqual([unknown.code, /has no order 77/.test(unknown.err)], [1, true]);
  });

  test('says how the folder is', async (context) => {
    const shop = await imported(context);
    const status = JSON.parse((await shop.run(['status', '--json'])).out);
    assert.deepEqual([status.orders, status.months, status.drift], [3, { first: '2024-01', last: '2024-02' }, null]);
    assert.deepEqual(status.waiting, { days: [], months: [] });
    assert.match((await shop.run(['status'])).out, /^orders {7}3, 2024-01 to 2024-02$/m);
  });

  test('proves the book, and ends with 3 when it had to repair it', async (context) => {
    const shop = await imported(context);
    const clean = await shop.run(['audit', '--json']);
    assert.deepEqual([clean.code, JSON.parse(clean.out).drift], [0, { documents: 0, rollups: 0 }]);
    const table = new DatabaseSync(join(shop.data, 'tillbook.db'));
    table.exec("DELETE FROM item WHERE pk = 'LEDGER#2024-02-01'");
    table.close();
    const repaired = await shop.run(['audit', '--json']);
    assert.equal(repaired.code, 3);
    assert.deepEqual(JSON.parse(repaired.out).found.documents, ['2024-02-01']);
    assert.equal((await shop.run(['audit'])).code, 0);
  });

  test('rebuilds into the same figures, or into those of another zone', async (context) => {
    const shop = await imported(context);
    const sales = async () =>
      JSON.parse((await shop.run(['report', 'sales', '--from', '2024-01', '--to', '2024-02', '--grain', 'month', '--json'])).out);
    const before = await sales();
    assert.equal((await shop.run(['rebuild'])).code, 0);
    const after = await sales();
    assert.deepEqual([after.rows, after.totals], [before.rows, before.totals]);
    const moved = await shop.run(['rebuild', '--zone', 'Asia/Tokyo', '--inclusion', 'zeroValue=no']);
    assert.equal(moved.code, 0);
    const tokyo = await sales();
    assert.deepEqual(
      tokyo.rows.map(({ orders }: { orders: number }) => orders),
      [1, 2],
    );
    assert.deepEqual(tokyo.meta.inclusion, { pending: true, cancelled: true, zeroValue: false });
    const wrong = await shop.run(['rebuild', '--inclusion', 'drafts=yes']);
    assert.deepEqual([wrong.code, /allowed: pending=yes\|no, cancelled=yes\|no, zeroValue=yes\|no/.test(wrong.err)], [2, true]);
  });

  test('warns of a rebuild that broke off until one is finished', async (context) => {
    const shop = await imported(context);
    writeFileSync(join(shop.data, 'rebuild.unfinished'), '');
    assert.match((await shop.run(['status'])).err, /a rebuild of .* broke off; run "tillbook rebuild"/);
    await shop.run(['rebuild']);
    assert.equal((await shop.run(['status'])).err, '');
  });
});

describe('tillbook sample', () => {
  test('fills a new folder with the sample, shows it, and leaves it alone the next time', async (context) => {
    const shop = createShop(context);
    const first = await shop.run(['sample']);
    assert.equal(first.code, 0);
    assert.match(first.out, /Sales by month[\s\S]*Customers by month[\s\S]*Top 10 products[\s\S]*Proof[\s\S]*Next, with your own orders/);
    assert.match(first.out, /200 orders counted, none excluded/);
    const second = await shop.run(['sample', '--json']);
    assert.equal(second.err, '');
    assert.equal(JSON.parse(second.out).sales.totals.orders, 200);
  });
});

describe('progress', () => {
  test('draws bars on a terminal and clears them', async (context) => {
    const shop = createShop(context);
    const { err } = await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()], { isTerminal: true });
    assert.match(err, /folding months {5}█{24} 100 %/);
    assert.ok(err.endsWith('\r\u001b[K'));
  });
});
