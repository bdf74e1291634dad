import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { shopifyFile, shopifyOrder } from '../../src/sources/csv/profiles/shopify-export.fixture.ts';
import { createShop, HEADER, ROWS } from './cli.fixture.ts';

const SHOP_OPTIONS = ['--zone', 'America/New_York', '--currency', 'USD'];

const HEAD = { Name: '#1001', Id: '9007199254740993', Subtotal: '27.00', Shipping: '5.00', Taxes: '3.20', Total: '35.20' };
const LINES = [
  { 'Lineitem price': '10.00', 'Lineitem quantity': '2' },
  { 'Lineitem price': '10.00', 'Lineitem sku': 'CAP' },
];
const NOTES = { Notes: 'Ring\nbob@example.com, "the" porter', 'Billing Phone': '555-0100', 'Billing Name': 'Ann Example' };

/** An order as it stands, one refunded in part, one cancelled, one without its id. */
const EXPORT = shopifyFile(
  shopifyOrder({ ...HEAD, ...NOTES }, ...LINES),
  shopifyOrder({ ...HEAD, Name: '#1002', Id: '2', 'Financial Status': 'partially_refunded', 'Refunded Amount': '17.60' }, ...LINES),
  shopifyOrder({ ...HEAD, Name: '#1003', Id: '3', 'Financial Status': 'voided', 'Cancelled at': '2026-09-04 01:00:00 -0400' }, ...LINES),
  shopifyOrder({ ...HEAD, Name: '#1004', Id: '' }, ...LINES),
);

const PERSONAL = /ann@example|bob@example|bo@example|Ann Example|555-0100|porter/;

describe('profile check', () => {
  test('shows what became of rows of tax and refunds, and of columns that make up one thing', async (context) => {
    const shop = createShop(context);
    const profile = shop.profile({
      order: { id: 'no', placedAt: { column: ['day', 'hour'], format: 'D MMM YY h:mm A' }, shipping: ['post', 'insurance'] },
      line: { product: 'sku', quantity: 'pieces', total: 'amount' },
      rows: [
        { kind: 'tax', when: { column: 'type', equals: 'tax' } },
        { kind: 'refund', when: { column: 'type', equals: 'refund' } },
      ],
      personal: [],
    });
    const rows = [
      '1,3 Jan 26,9:05 AM,2.00,1.00,sale,tea,2,10.00',
      '1,3 Jan 26,9:05 AM,,,tax,,,1.30',
      '1,9 Jan 26,1:00 PM,,,refund,tea,1,-5.00',
    ];
    const file = shop.file('rows.csv', ['no,day,hour,post,insurance,type,sku,pieces,amount', ...rows, ''].join('\n'));
    const { out } = await shop.run(['profile', 'check', file, '--profile', profile, '--zone', 'UTC', '--currency', 'GBP']);
    assert.match(out, /hour +9:05 AM +-> order\.placedAt +-> placed 2026-01-03 09:05:00/);
    assert.match(out, /insurance +1\.00 +-> order\.shipping +-> shipping 3\.00 GBP/);
    assert.match(out, /amount +1\.30 +-> line\.total +-> tax 1\.30 GBP/);
    assert.match(out, /amount +-5\.00 +-> line\.total +-> taken back/);
  });

  test('shows what each cell of the first orders becomes, and what is booked of them', async (context) => {
    const shop = createShop(context);
    const { code, out } = await shop.run(['profile', 'check', shop.csv('a.csv', ROWS), '--profile', shop.profile(), '--orders', '1']);
    assert.equal(code, 0);
    assert.equal(
      out,
      `zone Europe/London, currency GBP
a.csv: 9 columns
  not used: none
  missing: none

order 1 (a.csv:2)
  a.csv:2  order     1                    -> order.id        -> order shop#1
  a.csv:2  at        2024-01-10 10:00:00  -> order.placedAt  -> placed 2024-01-10 10:00:00 in Europe/London, 2024-01-10T10:00:00Z
  a.csv:2  customer  ann                  -> order.customer  -> customer known
  a.csv:2  country   UK                   -> order.country   -> country UK
  a.csv:2  sku       tea                  -> line.product    -> product tea
  a.csv:2  title     Tea                  -> line.title      -> title of the product
  a.csv:2  quantity  2                    -> line.quantity   -> 2 sold
  a.csv:2  price     5.00                 -> line.unitPrice  -> gross 10.00 GBP, without tax
  a.csv:3  sku       mug                  -> line.product    -> product mug
  a.csv:3  title     Mug                  -> line.title      -> title of the product
  a.csv:3  quantity  1                    -> line.quantity   -> 1 sold
  a.csv:3  price     7.50                 -> line.unitPrice  -> gross 7.50 GBP, without tax
  sale 2024-01-10 10:00:00 in Europe/London, 2024-01-10T10:00:00Z
    gross 17.50, discounts 0.00, net 17.50, shipping 0.00, tax 0.00, total 17.50 GBP
  prices without tax; customer known

all 4 rows: 4 can be used, in 3 orders and 0 returns that name no order
  excluded by the profile: none
  not usable: none
  warnings: none; orders whose rows disagree: 0
  rounding, exact less booked: none
`,
    );
  });

  test('tells excluded and unusable rows with their lines and reasons over the whole file, and ends with 3', async (context) => {
    const shop = createShop(context);
    const rows = [{ kind: 'excluded', reason: 'sample', when: { column: 'sku', equals: 'sample' } }];
    const file = shop.csv('a.csv', [
      ...ROWS,
      '9,2024-02-01 09:00:00,ann,,UK,sample,S,1,0',
      '8,2024-02-01 09:00:00,ann,,UK,tea,Tea,one,5.00',
    ]);
    const { code, out } = await shop.run(['profile', 'check', file, '--profile', shop.profile({ rows })]);
    assert.equal(code, 3);
    assert.match(out, /excluded by the profile:\n {4}1 sample: a\.csv:6\n/);
    assert.match(out, /not usable:\n {4}1 quantity-unreadable: a\.csv:7\n {6}quantity is "one": not a plain decimal number/);
    assert.match(out, /all 6 rows: 4 can be used, in 3 orders/);
  });

  test('says which columns are missing and which are not used, and reads no further', async (context) => {
    const shop = createShop(context);
    const file = shop.file('a.csv', `order,at,customer,email,country,sku,title,quantity,phone\n1,2024-01-10 10:00:00,,,,,,,555-0100\n`);
    const { code, out } = await shop.run(['profile', 'check', file, '--profile', shop.profile()]);
    assert.equal(code, 3);
    assert.match(out, /not used: phone\n {2}missing: price\n\nnothing can be read without the missing columns/);
    assert.doesNotMatch(out, PERSONAL);
  });

  test('does not repeat a first row that names no column: it may be a customer', async (context) => {
    const shop = createShop(context);
    const file = shop.file('a.csv', '1,2024-01-10,Ann Example,ann@example.com,555-0100\n');
    for (const more of [[], ['--json']]) {
      const { code, out } = await shop.run([...more, 'profile', 'check', file, '--profile', shop.profile()]);
      assert.equal(code, 3);
      assert.doesNotMatch(out, PERSONAL);
    }
  });

  test('prints no e-mail, name, address or phone, wherever it has slipped to', async (context) => {
    const shop = createShop(context);
    const rows = [
      ...ROWS,
      '4,2024-02-01 09:00:00,Ann Example,,Ann Example,bob@example.com,Tea,1,5.00',
      `5,2024-02-01 09:00:00,"${'Ann Example '.repeat(30)}",,UK,tea,Tea,1,5.00`,
      '6,2024-02-01 09:00:00,ann,bo@example.com,UK,tea,Tea,bo@example.com,5.00',
    ];
    const profile = shop.profile({ personal: ['email', 'customer', 'country'] });
    const cells = ['profile', 'check', shop.csv('a.csv', rows), shop.file('b.csv', `${HEADER}\n7,x,Ann Example\0,,,,,,\n`)];
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await shop.run([...more, ...cells, '--profile', profile, '--orders', '9']);
      assert.equal(code, 3);
      assert.match(out, /\(kept as a keyed hash\)/);
      assert.match(out, /\(redacted\)/);
      assert.match(out, /Cell 3 of the row contains a NUL/);
      assert.doesNotMatch(out + err, PERSONAL);
    }
  });

  test('reads an export of Shopify and touches no data folder', async (context) => {
    const shop = createShop(context);
    const argv = ['profile', 'check', shop.file('orders.csv', EXPORT), '--profile', 'shopify-orders', ...SHOP_OPTIONS, '--orders', '9'];
    const { code, out } = await shop.run([...argv, '--exported-at', '2026-10-01T06:00:00Z']);
    assert.equal(code, 3);
    assert.equal(existsSync(shop.data), false);
    assert.match(
      out,
      /Created at +2026-09-03 10:14:00 -0400 +-> order\.placedAt +-> placed 2026-09-03 10:14:00 in America\/New_York, 2026-09-03T14:14:00Z/,
    );
    assert.match(out, /Id +9007199254740993 +-> order\.id +-> order shopify#9007199254740993/);
    assert.match(out, /Refunded Amount +17\.60 +-> order\.refunded +-> given back 2026-10-01 02:00:00 in America\/New_York/);
    assert.match(out, /undated-reversal 2026-10-01 .*\n.* returns 13\.50, net -13\.50, shipping -2\.50, tax -1\.60, total -17\.60 USD/);
    assert.match(out, /not taken: an order without an id \(orders\.csv:9\)/);
    assert.match(out, /2 order-id-missing: orders\.csv:9, orders\.csv:10/);
    assert.match(out, /to import it, say --exported-at/);
    assert.doesNotMatch(out, PERSONAL);
    const json = JSON.parse((await shop.run([...argv, '--json'])).out);
    assert.deepEqual(
      json.orders.map(({ kind, id, events }: { kind: string; id: string; events: { kind: string }[] }) => [
        kind,
        id,
        events?.map((one) => one.kind),
      ]),
      [
        ['order', '9007199254740993', ['sale']],
        ['order', '2', ['sale', 'undated-reversal']],
        ['order', '3', ['sale', 'reversal']],
        ['rejected', undefined, undefined],
      ],
    );
    assert.deepEqual([json.whole.rows, json.files[0].missing], [{ read: 8, accepted: 6 }, []]);
    assert.ok(json.files[0].unused.includes('Billing Name'));
  });

  test('explains charges, taxes and discounts with what is booked of them', async (context) => {
    const shop = createShop(context);
    const rows = [
      { kind: 'shipping', when: { column: 'sku', equals: 'post' } },
      { kind: 'fee', label: 'card', when: { column: 'sku', equals: 'fee' } },
    ];
    const file = shop.csv('a.csv', [
      '1,2024-01-10 10:00:00,,,UK,tea,Tea,1,5.00',
      '1,2024-01-10 10:00:00,,,UK,post,,2,1.50',
      '1,2024-01-10 10:00:00,,,UK,fee,,1,0.30',
    ]);
    const { out } = await shop.run(['profile', 'check', file, '--profile', shop.profile({ rows })]);
    assert.match(out, /price +1\.50 +-> line\.unitPrice +-> shipping 3\.00 GBP/);
    assert.match(out, /price +0\.30 +-> line\.unitPrice +-> fee 0\.30 GBP/);
    assert.match(out, /net 5\.00, shipping 3\.00, tax 0\.00, fees 0\.30, total 8\.30 GBP\n {2}prices without tax; customer not known/);
  });

  test('takes zone and currency from the data folder, and asks for what nobody says', async (context) => {
    const shop = createShop(context);
    const profile = shop.profile({ zone: undefined, currency: undefined });
    const argv = ['profile', 'check', shop.csv('a.csv', ROWS), '--profile', profile];
    const { code, err } = await shop.run(argv);
    assert.equal(code, 2);
    assert.match(err, /--zone and --currency must be given: neither the profile nor a data folder at .*data says it/);
    assert.match((await shop.run([...argv, '--zone', 'Asia/Tokyo'])).err, /--currency must be given/);
    await shop.run(['init', '--zone', 'Asia/Kathmandu', '--currency', 'NPR']);
    assert.match((await shop.run(argv)).out, /^zone Asia\/Kathmandu, currency NPR\n/);
  });

  test('refuses options that cannot be', async (context) => {
    const shop = createShop(context);
    const argv = ['profile', 'check', shop.csv('a.csv', ROWS), '--profile', shop.profile()];
    const { code, err } = await shop.run([...argv, '--orders', '0']);
    assert.equal(code, 2);
    assert.match(err, /--orders cannot be "0"; allowed: a whole number of orders from 1 to 1000/);
    assert.match(
      (await shop.run([...argv, '--exported-at', 'today'])).err,
      /--exported-at cannot be "today"; allowed: an instant that is past/,
    );
  });
});
