import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createShop } from './cli.fixture.ts';

const JOINED = {
  joins: { Order: { on: { id: 'order' } } },
  order: { id: 'order', placedAt: { column: 'Order.at' }, email: 'Order.email' },
  line: { product: 'sku', quantity: 'quantity', unitPrice: 'price' },
  personal: [],
};
const LINES = ['order;sku;quantity;price', '1;tea;2;5,00', '1;mug;1;1.007,50', '2;tea;1;5,00', ''].join('\n');
const ORDERS = ['id;at;email', '1;2024-01-10 10:00:00;ann@example.com', '3;2024-01-12 10:00:00;bo@example.com', ''].join('\n');
const GERMAN = { ...JOINED, delimiter: ';', numbers: { decimal: ',', grouping: '.' } };

describe('tillbook import --join', () => {
  test('joins files, says what no row used, and quarantines what has no order', async (context) => {
    const shop = createShop(context);
    const argv = [
      'import',
      '--join',
      `Order=${shop.file('orders.csv', ORDERS)}`,
      shop.file('lines.csv', LINES),
      '--profile',
      shop.profile(GERMAN),
    ];
    const { code, out } = await shop.run(argv);
    assert.equal(code, 3);
    assert.match(out, /^join Order: 2 rows, of which 1 belong to no row of the file$/m);
    assert.match(out, /quarantined: 1 join-unmatched/);
    const shown = await shop.run(['order', 'show', '1', '--json']);
    assert.match(JSON.parse(shown.out)[0].document.customerKey, /^[0-9a-f]{32}$/);
    assert.doesNotMatch(readFileSync(join(shop.data, 'tillbook.db'), 'latin1'), /example\.com/);
    const again = JSON.parse((await shop.run([...argv, '--json'])).out);
    assert.deepEqual([again.rows.duplicate, again.joins], [2, { Order: { rows: 2, unused: 1 } }]);
  });

  test('replays a quarantined record by what it kept of the look-up file', async (context) => {
    const shop = createShop(context);
    const profile = shop.profile(JOINED);
    const lines = shop.file('lines.csv', 'order,sku,quantity,price\n1,tea,-1,5.00\n');
    const orders = shop.file('orders.csv', 'id,at,email\n1,2024-01-10 10:00:00,ann@example.com\n');
    await shop.run(['import', lines, '--join', `Order=${orders}`, '--profile', profile]);
    const mended = shop.profile({ ...JOINED, returns: { when: { column: 'quantity', below: '0' } } }, 'mended.json');
    const { code, out } = await shop.run(['quarantine', 'replay', '--profile', mended, '--json']);
    assert.deepEqual([code, JSON.parse(out)[0].outcome], [0, 'accepted']);
  });

  test('says what the profile needs, and sets nothing up, when a file is not given or not understood', async (context) => {
    const shop = createShop(context);
    const lines = shop.file('lines.csv', LINES);
    const missing = await shop.run(['import', lines, '--profile', shop.profile(JOINED)]);
    assert.equal(missing.code, 2);
    assert.match(missing.err, /no file is given for "Order"[\s\S]*--join Order=FILE with the columns "id", "at", "email"/);
    const odd = await shop.run(['import', lines, '--join', 'orders.csv', '--profile', shop.profile(JOINED)]);
    assert.equal(odd.code, 2);
    assert.match(odd.err, /--join cannot be "orders\.csv"; allowed: .*Order=orders\.csv/);
    assert.doesNotMatch(missing.err + odd.err, /is new/);
  });
});

describe('tillbook profile check --join', () => {
  test('shows the columns of each file, and what joined cells become', async (context) => {
    const shop = createShop(context);
    const orders = shop.file('orders.csv', ORDERS);
    const argv = [
      'profile',
      'check',
      shop.file('lines.csv', LINES),
      '--profile',
      shop.profile(GERMAN),
      '--join',
      `Order=${orders}`,
      '--json',
    ];
    const { code, out } = await shop.run(argv);
    assert.equal(code, 3);
    const { files, orders: shown, whole } = JSON.parse(out);
    assert.deepEqual(
      files.map(({ file, missing, unused }: { file: string; missing: string[]; unused: string[] }) => [file, missing, unused]),
      [
        ['lines.csv', [], []],
        ['orders.csv', [], []],
      ],
    );
    const at = shown[0].cells.find(({ column }: { column: string }) => column === 'Order.at');
    assert.deepEqual([at.field, at.became], ['order.placedAt', 'placed 2024-01-10 10:00:00 in Europe/London, 2024-01-10T10:00:00Z']);
    assert.deepEqual(Object.keys(whole.rejected), ['join-unmatched']);
  });
});

describe('tillbook import of several currencies', () => {
  test('converts by the rates of the profile, and counts what has none', async (context) => {
    const shop = createShop(context);
    const rows = [
      'order,at,sku,quantity,price,cur',
      '1,2024-01-10,tea,1,10.00,GBP',
      '2,2024-01-10,tea,1,10.00,EUR',
      '3,2024-02-10,tea,1,10.00,EUR',
      '4,2024-02-10,tea,1,10.00,CHF',
    ];
    const profile = shop.profile({
      currency: undefined,
      order: { id: 'order', placedAt: { column: 'at' }, currency: 'cur' },
      line: JOINED.line,
      rates: { EUR: { '2024-01-01': '0.86', '2024-02-01': '0.85' } },
      personal: [],
    });
    await shop.run(['init', '--zone', 'Europe/London', '--currency', 'GBP']);
    await shop.run(['import', shop.file('a.csv', rows.join('\n')), '--profile', profile]);
    const { out } = await shop.run(['report', 'sales', '--from', '2024-01', '--to', '2024-02', '--json']);
    const { totals, meta } = JSON.parse(out);
    assert.equal(totals.netSales, 1000 + 860 + 850);
    assert.deepEqual(meta.excluded, { 'no-rate': 1 });
  });
});
