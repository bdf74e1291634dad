import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShop, run } from './cli.fixture.ts';

const SETTINGS = {
  shop: 'example',
  zone: 'UTC',
  currency: 'EUR',
  freeTier: 'legacy-12-month',
  sources: [{ name: 'shop', kind: 'retail-api', url: 'https://shop.example.com', tokenEnv: 'TOKEN' }],
  pullMinutes: 60,
};

const ask = (...options: string[]) => run(['estimate', '--orders-per-month', '30000', ...options]);

describe('tillbook estimate', () => {
  test('shows a bar for each allowance, the fullest first, and what it comes to', async () => {
    const { code, out, err } = await ask();
    assert.equal(code, 0);
    assert.match(err, /no tillbook\.json/);
    const shares = [...out.matchAll(/^[█░]{10} +<?([\d,]+) %/gm)].map(([, share = '']) => Number(share.replaceAll(',', '')));
    assert.ok(shares.length >= 8, out);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => b - a),
    );
    for (const line of [
      /^30,000 orders a month by webhook.*always-free/,
      /^never free here {2}API Gateway: .*\$1\.00 a million requests, \$0\.1/m,
    ])
      assert.match(out, line);
    for (const line of [
      /^binds first {6}.* orders a month by webhook, then \$/m,
      /^binds next {7}.* orders a month/m,
      /^storage {10}.* are full in .*/m,
      /^cost {13}\$0\.1\d a month$/m,
    ])
      assert.match(out, line);
  });

  test('gives all of it as JSON', async () => {
    const { out } = await ask('--by', 'batch', '--profile', 'legacy-12-month', '--json');
    const { ordersPerMonth, by, profile, uses, bindsFirst, storage } = JSON.parse(out);
    assert.deepEqual([ordersPerMonth, by, profile], [30_000, 'batch', 'legacy-12-month']);
    assert.ok(uses.some((use: { allowance: string }) => use.allowance === 's3-storage'));
    assert.ok(bindsFirst.ordersPerMonth > 30_000);
    assert.ok(storage.monthsUntilFull > 1);
  });

  test('reads the settings of a deployment', async (context) => {
    const settings = createShop(context).file('tillbook.json', JSON.stringify(SETTINGS));
    const { out, err } = await ask('--settings', settings, '--json');
    assert.equal(err, '');
    const { profile, uses } = JSON.parse(out);
    const scheduled = uses.find((use: { allowance: string }) => use.allowance === 'scheduler-invocations');
    assert.equal(profile, 'legacy-12-month');
    // each minute, each hour, each five minutes for files, and in the night once and 48 times
    assert.equal(scheduled.used, 43_200 + 720 + 8640 + 30 * 49);
  });

  test('says what is wrong and what is allowed', async () => {
    for (const orders of ['0', '-1', '1.5', 'many', '1000000001']) {
      const { code, err } = await run(['estimate', `--orders-per-month=${orders}`]);
      assert.equal(code, 2, orders);
      assert.match(err, /--orders-per-month cannot be ".*"; allowed: a whole number from 1 to 1000000000/);
    }
    assert.match((await ask('--by', 'post')).err, /webhook, batch/);
    assert.match((await ask('--settings', '/nowhere.json')).err, /cannot be read/);
  });
});
