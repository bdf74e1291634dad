import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createShop, ROWS } from './cli.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const HEADER = 'productId,effectiveFrom,unitCost';

const imported = async (context: Parameters<typeof createShop>[0]) => {
  const shop = createShop(context);
  await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
  const costs = (name: string, rows: readonly string[]): string => shop.file(name, `${[HEADER, ...rows].join('\n')}\n`);
  const load = async (file: string, ...options: string[]) => {
    const { code, out, err } = await shop.run(['costs', file, '--source', 'shop', '--json', ...options]);
    assert.notEqual(out, '', err);
    return { code, ...JSON.parse(out) };
  };
  return { ...shop, costs, load };
};

/** What the book says, without how it came to say so. */
const bookOf = async (data: string): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await tableContent(data))].filter(([key]) => key.startsWith('LEDGER#') || key.startsWith('ROLLUP#DAY#')));

describe('tillbook costs', () => {
  test('accounts for every row and says what followed', async (context) => {
    const { costs, load } = await imported(context);
    const { code, rows, rejected, products, orders, units } = await load(
      costs('c.csv', ['tea,,2.155', 'tea,2024-02-01,2.3', 'mug,,3', 'mug,,3', 'hat,,1', 'mug,2024-13-01,1']),
    );
    assert.equal(code, 3);
    assert.deepEqual(rows, { read: 6, accepted: 4, unchanged: 1, rejected: 1 });
    assert.deepEqual([rejected[0].line, rejected[0].reason], [7, 'day-unreadable']);
    assert.deepEqual([products, orders], [{ changed: 3, waiting: 1 }, { changed: 3 }]);
    assert.ok(units.write > 0 && units.byKind.COSTS.write > 0);
  });

  test('counts a row that is known already as unchanged, and leaves the table as it was', async (context) => {
    const { data, costs, load } = await imported(context);
    const file = costs('c.csv', ['tea,,2.155', 'mug,,3']);
    assert.equal((await load(file)).code, 0);
    const before = await tableContent(data);
    const again = await load(file);
    assert.deepEqual([again.code, again.rows], [0, { read: 2, accepted: 0, unchanged: 2, rejected: 0 }]);
    assert.deepEqual(differences(before, await tableContent(data)), []);
  });

  test('says the same whether costs came before the orders or after them', async (context) => {
    const after = await imported(context);
    const rows = ['tea,,2.155', 'tea,2024-02-01,2.3'];
    await after.load(after.costs('c.csv', rows));
    const before = createShop(context);
    await before.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    await before.run(['costs', before.file('c.csv', `${[HEADER, ...rows].join('\n')}\n`), '--source', 'shop']);
    await before.run(['import', before.csv('a.csv', ROWS), '--profile', before.profile()]);
    assert.deepEqual(differences(await bookOf(after.data), await bookOf(before.data)), []);
  });

  test('keeps costs through a second import of the same file, a rebuild and an audit', async (context) => {
    const shop = await imported(context);
    await shop.load(shop.costs('c.csv', ['tea,,2.155']));
    const before = await tableContent(shop.data);
    const again = await shop.run(['import', join(shop.dir, 'a.csv'), '--profile', join(shop.dir, 'profile.json'), '--json']);
    assert.deepEqual(JSON.parse(again.out).orders, { accepted: 0, duplicate: 3, stale: 0, quarantined: {} });
    assert.equal((await shop.run(['rebuild'])).code, 0);
    assert.equal((await shop.run(['audit'])).code, 0);
    assert.deepEqual(differences(before, await tableContent(shop.data)), []);
  });

  test('reads gzip and other delimiters', async (context) => {
    const { dir, load } = await imported(context);
    const file = join(dir, 'c.csv.gz');
    writeFileSync(file, gzipSync(`${HEADER.replaceAll(',', '\t')}\ntea\t\t2\n`));
    assert.deepEqual((await load(file, '--delimiter', 'tab')).rows, { read: 1, accepted: 1, unchanged: 0, rejected: 0 });
  });

  test('lists rejected rows on the screen, and shows how far it is', async (context) => {
    const { run, costs } = await imported(context);
    const bad = Array.from({ length: 22 }, (_, index) => `p${index},,x`);
    const { code, out, err } = await run(['costs', costs('c.csv', bad), '--source', 'shop']);
    assert.equal(code, 3);
    assert.match(out, /^22 rows read: 0 accepted, 0 unchanged, 22 rejected\n {2}line 2 {2}cost-unreadable {2}unitCost is "x"/);
    assert.match(out, / {2}and 2 more; --json lists all\n/);
    assert.match(err, /reading the file\n/);
  });

  test('says what is missing or not allowed', async (context) => {
    const { run, costs } = await imported(context);
    const file = costs('c.csv', ['tea,,2']);
    const nobody = await run(['costs', file]);
    assert.deepEqual([nobody.code, /nothing says whose products these are\. Give --source/.test(nobody.err)], [1, true]);
    assert.equal((await run(['costs', file, '--source', 'My Shop'])).code, 2);
    const delimiter = await run(['costs', file, '--source', 'shop', '--delimiter', '#']);
    assert.deepEqual([delimiter.code, /allowed: , ; \| tab/.test(delimiter.err)], [2, true]);
    assert.equal((await run(['costs', 'nowhere.csv', '--source', 'shop'])).code, 1);
  });
});
