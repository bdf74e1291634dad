import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { createShop, ROWS } from './cli.fixture.ts';

const salesOf = async (shop: ReturnType<typeof createShop>, ...more: string[]) => {
  const { out } = await shop.run(['report', 'sales', '--from', '2024-01', '--to', '2024-03', '--json', ...more]);
  return JSON.parse(out);
};

describe('tillbook import', () => {
  test('sets a new folder up from the profile, accounts for every row and folds', async (context) => {
    const shop = createShop(context);
    const { code, out, err } = await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile(), '--json']);
    assert.equal(code, 0);
    assert.match(err, /is new: set up from the profile with zone Europe\/London, currency GBP/);
    const imported = JSON.parse(out);
    assert.deepEqual(imported.rows, { read: 4, accepted: 4, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    assert.deepEqual(imported.orders, { accepted: 3, duplicate: 0, stale: 0, quarantined: {} });
    assert.deepEqual([imported.products, imported.days], [2, 3]);
    assert.equal(imported.units.byKind.ORDER.write, 3);
    const report = await salesOf(shop, '--grain', 'month');
    assert.deepEqual(
      report.rows.map(({ period, netSales }: { period: string; netSales: number }) => [period, netSales]),
      [
        ['2024-01', 2250],
        ['2024-02', 1500],
        ['2024-03', 0],
      ],
    );
    assert.deepEqual(report.meta.stale, []);
    assert.ok(report.meta.readUnits > 0 && report.meta.readUnits <= 12);
  });

  test('keeps the secret for guests to its owner and no address anywhere', async (context) => {
    const shop = createShop(context);
    await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
    const secret = join(shop.data, 'guest.key');
    assert.equal(statSync(secret).mode & 0o777, 0o600);
    assert.match(readFileSync(secret, 'utf8'), /^[0-9a-f]{64}\n$/);
    const { out } = await shop.run(['order', 'show', '2', '--json']);
    assert.match(JSON.parse(out)[0].document.customerKey, /^[0-9a-f]{32}$/);
    assert.doesNotMatch(readFileSync(join(shop.data, 'tillbook.db'), 'latin1'), /example\.com/);
    assert.ok(!existsSync(join(shop.data, 'staging.db')));
  });

  test('counts all as duplicates the second time, and changes no figure', async (context) => {
    const shop = createShop(context);
    const argv = ['import', shop.csv('a.csv', ROWS), '--profile', shop.profile(), '--json'];
    await shop.run(argv);
    const before = await salesOf(shop);
    const { code, out } = await shop.run(argv);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).rows, { read: 4, accepted: 0, duplicate: 4, stale: 0, quarantined: {}, excluded: {} });
    const after = await salesOf(shop);
    assert.deepEqual([after.rows, after.totals], [before.rows, before.totals]);
  });

  test('lets the newer export win, and calls the older one stale', async (context) => {
    const shop = createShop(context);
    const profile = shop.profile();
    const newer = shop.csv('newer.csv', ['1,2024-01-10 10:00:00,ann,,UK,tea,Tea,1,5.00']);
    const older = shop.csv('older.csv', ['1,2024-01-10 10:00:00,ann,,UK,tea,Tea,9,5.00']);
    await shop.run(['import', newer, '--profile', profile, '--exported-at', '2024-02-02T00:00:00Z']);
    const { out } = await shop.run(['import', older, '--profile', profile, '--exported-at', '2024-02-01T00:00:00Z', '--json']);
    assert.equal(JSON.parse(out).rows.stale, 1);
    assert.equal((await salesOf(shop)).totals.netSales, 500);
  });

  test('quarantines a bad order whole, ends with 3, and replays it by a corrected profile', async (context) => {
    const shop = createShop(context);
    const bad = ['9,2024-03-01 09:00:00,cy,,UK,tea,Tea,-1,5.00', '9,2024-03-01 09:00:00,cy,,UK,mug,Mug,1,7.50'];
    const imported = await shop.run(['import', shop.csv('a.csv', [...ROWS, ...bad]), '--profile', shop.profile(), '--json']);
    assert.equal(imported.code, 3);
    assert.deepEqual(JSON.parse(imported.out).rows.quarantined, { 'quantity-wrong-sign': 2 });
    const [held] = JSON.parse((await shop.run(['quarantine', 'list', '--json'])).out);
    assert.equal(held.reason, 'quantity-wrong-sign');
    const shown = JSON.parse((await shop.run(['quarantine', 'show', held.id])).out);
    assert.equal(shown.record.rows.length, 2);
    const again = await shop.run(['quarantine', 'replay']);
    assert.deepEqual([again.code, again.out.includes('quantity-wrong-sign')], [3, true]);
    const corrected = shop.profile({ negativeQuantity: 'reversal' }, 'corrected.json');
    const replayed = await shop.run(['quarantine', 'replay', held.id, '--profile', corrected, '--json']);
    assert.equal(replayed.code, 0);
    assert.deepEqual(JSON.parse(replayed.out), [{ id: held.id, outcome: 'accepted', order: 'shop#9' }]);
    assert.deepEqual(JSON.parse((await shop.run(['quarantine', 'list', '--json'])).out), []);
    assert.equal((await salesOf(shop)).totals.netSales, 3750 + 750 - 500);
  });

  test('keeps an order too large for quarantine by its places only', async (context) => {
    const shop = createShop(context);
    const title = 'x'.repeat(300);
    const rows = Array.from({ length: 2000 }, (_, line) => `9,2024-03-01 09:00:00,cy,,UK,sku${line},${title},-1,5.00`);
    const { code } = await shop.run(['import', shop.csv('a.csv', rows), '--profile', shop.profile()]);
    assert.equal(code, 3);
    const corrected = shop.profile({ negativeQuantity: 'reversal' }, 'corrected.json');
    const replayed = await shop.run(['quarantine', 'replay', '--profile', corrected]);
    assert.equal(replayed.code, 3);
    assert.match(replayed.out, /record-incomplete .*import it again/);
  });

  test('hands on nothing of a file that breaks off, and says what to do', async (context) => {
    const shop = createShop(context);
    const { code, out, err } = await shop.run(['import', shop.file('a.csv', 'nonsense\n1\n'), '--profile', shop.profile()]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^error: .*column/m);
    assert.doesNotMatch(err, /\n\s+at /);
    assert.equal((await salesOf(shop)).totals.orders, 0);
  });

  test('warns of a currency that cannot be counted', async (context) => {
    const shop = createShop(context);
    await shop.run(['init', '--zone', 'Europe/Paris', '--currency', 'EUR']);
    const { err } = await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
    assert.match(err, /the file is in GBP and the shop in EUR/);
    assert.deepEqual((await salesOf(shop)).meta.excluded, { 'no-rate': 3 });
  });

  test('stops when the disk is full, and goes on when there is room', async (context) => {
    const shop = createShop(context);
    const rows = Array.from(
      { length: 3000 },
      (_, at) => `${at},2024-01-${String(10 + (at % 20))} 10:00:00,c${at},,UK,sku${at},Title ${at},2,5.00`,
    );
    const argv = ['import', shop.csv('a.csv', rows), '--profile', shop.profile(), '--batch', '100', '--json'];
    await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    const full = await shop.run(argv, { folder: { maxPageCount: 150 } });
    assert.equal(full.code, 1);
    assert.match(full.err, /^error: .*tillbook\.db/m);
    assert.doesNotMatch(full.err, /\n\s+at /);
    const resumed = JSON.parse((await shop.run(argv)).out);
    assert.ok(resumed.resumedAt > 0);
    assert.deepEqual(resumed.rows, { read: 3000, accepted: 3000, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    assert.equal((await salesOf(shop)).totals.netSales, 3_000_000);
  });

  test('leaves the folder to the one process that writes in it', async (context) => {
    const shop = createShop(context);
    await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    const other = new DatabaseSync(join(shop.data, 'lock.db'));
    other.exec('BEGIN EXCLUSIVE');
    const { code, err } = await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
    assert.equal(code, 1);
    assert.match(err, /is in use: another tillbook is writing in it/);
    assert.equal((await shop.run(['status'])).code, 0);
    other.close();
    assert.equal((await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()])).code, 0);
  });

  test('refuses to make guests of another secret', async (context) => {
    const shop = createShop(context);
    await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    rmSync(join(shop.data, 'guest.key'));
    const { code, err } = await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
    assert.equal(code, 1);
    assert.match(err, /guest\.key is missing.*put back its copy/);
  });
});
