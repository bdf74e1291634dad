import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { loadProfile } from '../../src/sources/csv/profile/load-profile.ts';
import { shopifyFile, shopifyOrder } from '../../src/sources/csv/profiles/shopify-export.fixture.ts';
import { createShop } from './cli.fixture.ts';

type Shop = ReturnType<typeof createShop>;

const LINE = { 'Lineitem price': '20.00' };
const order = (id: string, more: object = {}) =>
  shopifyOrder({ Name: `#${id}`, Id: id, Subtotal: '20.00', Shipping: '4.00', Total: '24.00', ...more }, LINE);

const importShopify = (shop: Shop, file: string, exportedAt: string) =>
  shop.run(['import', file, '--profile', 'shopify-orders', '--exported-at', exportedAt, '--json']);

const returnsBy = async (shop: Shop, month: string) => {
  const { out } = await shop.run(['report', 'sales', '--from', month, '--to', month, '--format', 'json']);
  const { totals, meta } = JSON.parse(out);
  return [totals.returns, totals.shipping, meta.undatedReturns];
};

const newShop = async (shop: Shop): Promise<void> => {
  await shop.run(['init', '--zone', 'America/New_York', '--currency', 'USD']);
};

describe("Shopify's export", () => {
  test('is not taken without the time of its export', async (context) => {
    const shop = createShop(context);
    const { code, err } = await shop.run(['import', shop.file('a.csv', shopifyFile(order('1'))), '--profile', 'shopify-orders']);
    assert.equal(code, 2);
    assert.match(err, /--exported-at is needed with --profile shopify-orders, since its orders have the ids that shopify itself gives/);
    assert.match(err, /e\.g\. --exported-at 2026-01-31T18:00:00Z/);
    assert.equal(existsSync(shop.data), false);
  });

  test('dates a refund by the export that first told of it, and says so in the proof', async (context) => {
    const shop = createShop(context);
    await newShop(shop);
    const refunded = { 'Financial Status': 'partially_refunded', 'Refunded Amount': '12.00' };
    await importShopify(shop, shop.file('a.csv', shopifyFile(order('1'), order('2', refunded))), '2026-09-30T06:00:00Z');
    assert.deepEqual(await returnsBy(shop, '2026-09'), [1000, 600, 1000]);
    const proof = (await shop.run(['report', 'sales', '--from', '2026-09', '--to', '2026-09'])).out;
    assert.match(proof, /Returns of 10\.00 are dated by the export that told of them: the source gives only their sum\./);

    const whole = { 'Financial Status': 'refunded', 'Refunded Amount': '24.00' };
    const again = shop.file('b.csv', shopifyFile(order('1', whole), order('2', refunded)));
    const imported = JSON.parse((await importShopify(shop, again, '2026-10-31T06:00:00Z')).out);
    assert.deepEqual([imported.orders.accepted, imported.orders.duplicate], [1, 1]);
    assert.deepEqual(await returnsBy(shop, '2026-09'), [1000, 600, 1000]);
    assert.deepEqual(await returnsBy(shop, '2026-10'), [2000, -400, 2000]);
    assert.equal((await shop.run(['audit'])).code, 0);
  });

  test('takes an order without its id again when the export has been made anew', async (context) => {
    const shop = createShop(context);
    await newShop(shop);
    const { out, code } = await importShopify(shop, shop.file('a.csv', shopifyFile(order('1', { Id: '' }))), '2026-10-01T06:00:00Z');
    assert.deepEqual([code, JSON.parse(out).rows.quarantined], [3, { 'order-id-missing': 1 }]);
    const anew = await importShopify(shop, shop.file('b.csv', shopifyFile(order('1'))), '2026-10-02T06:00:00Z');
    assert.equal(anew.code, 0);
  });

  test('replays a refunded order with the time of its export', async (context) => {
    const shop = createShop(context);
    await newShop(shop);
    const profile = await loadProfile('shopify-orders');
    const { line } = profile;
    const wrong = { ...profile, line: { ...line, quantity: 'Lineitem sku' }, test: { column: line.quantity, equals: '' } };
    const file = shop.file('a.csv', shopifyFile(order('1', { 'Refunded Amount': '24.00' })));
    const argv = ['import', file, '--profile', shop.file('wrong.json', JSON.stringify(wrong)), '--exported-at', '2026-10-01T06:00:00Z'];
    assert.equal((await shop.run(argv)).code, 3);
    const { out } = await shop.run(['quarantine', 'replay', '--profile', 'shopify-orders', '--json']);
    assert.equal(JSON.parse(out)[0].outcome, 'accepted');
    assert.deepEqual(await returnsBy(shop, '2026-10'), [2000, -400, 2000]);
  });
});
