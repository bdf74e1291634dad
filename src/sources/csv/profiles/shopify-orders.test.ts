import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isZero } from '../../../domain/ledger/amounts.ts';
import { eventsOfOrder } from '../../../domain/ledger/events-of-order.ts';
import { DEFAULT_INCLUSION } from '../../../domain/ledger/inclusion.ts';
import { addMovement, createDraft } from '../../../domain/ledger/movement.ts';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { Zone } from '../../../domain/time/zone.ts';
import type { AcceptedOrder, RejectedOrder } from '../mapping/outcome.ts';
import { loadProfile } from '../profile/load-profile.ts';
import { readCsv } from '../read-csv.ts';
import { type ShopifyRow, shopifyFile, shopifyOrder } from './shopify-export.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-shopify-'));
after(() => rmSync(folder, { recursive: true }));

const second = (iso: string): number => Date.parse(iso) / 1000;
const EXPORTED = second('2026-10-01T06:00:00Z');
const USD = CurrencyCode.parse('USD');

const readAll = async (text: string, { exportedAt }: { exportedAt?: number } = { exportedAt: EXPORTED }) => {
  const path = join(folder, 'orders.csv');
  writeFileSync(path, text);
  const csv = await readCsv({
    files: [path],
    profile: await loadProfile('shopify-orders'),
    shop: { zone: Zone.parse('America/New_York'), currency: USD },
    guestKey: (email) => (email === 'ann@example.com' ? 'key-of-ann' : undefined),
    ...(exportedAt !== undefined && { exportedAt }),
    stagingPath: join(folder, 'staging.sqlite'),
  });
  try {
    return { records: [...csv.batches(10)].flatMap((batch) => batch.records), tally: csv.tally };
  } finally {
    csv.close();
  }
};

const one = async (rows: readonly ShopifyRow[], told?: { exportedAt?: number }): Promise<AcceptedOrder | RejectedOrder> => {
  const [record] = (await readAll(shopifyFile(rows), told)).records;
  assert.ok(record);
  return record;
};

const accepted = async (rows: readonly ShopifyRow[]): Promise<AcceptedOrder> => {
  const record = await one(rows);
  assert.ok(record.kind === 'order', record.kind === 'rejected' ? `${record.reason}: ${record.detail}` : '');
  return record;
};

const documentOf = async (rows: readonly ShopifyRow[]): Promise<OrderDocument> => (await accepted(rows)).document;

const ID = '9007199254740993'; // 2^53 + 1
const HEAD = {
  Name: '#1001',
  Id: ID,
  Subtotal: '27.00',
  Shipping: '5.00',
  Taxes: '3.20',
  Total: '35.20',
  'Discount Code': 'AUTUMN',
  'Discount Amount': '3.00',
  Notes: 'Leave it\nby the "red" door,\nplease',
};
const LINES = [
  { 'Lineitem price': '10.00', 'Lineitem quantity': '2' },
  { 'Lineitem price': '10.00', 'Lineitem sku': '', 'Lineitem name': 'Cap' },
];
const PLAIN = shopifyOrder(HEAD, ...LINES);

/** What is left of an order in the ledger when all is done that its document states. */
const left = (document: OrderDocument) => {
  const draft = createDraft();
  const events = eventsOfOrder(document, { inclusion: DEFAULT_INCLUSION, currency: USD });
  for (const event of events) if ('amounts' in event) addMovement(draft, event);
  const { orders: _, orderValue: __, grossSales, discounts, returns, unitsSold, unitsReturned, ...rest } = draft.amounts;
  return { net: grossSales - discounts - returns, units: unitsSold - unitsReturned, taxes: rest.taxes, shipping: rest.shipping };
};

test('makes one order of its rows, with Shopify’s own id, its time as an instant, and all that the first row states', async () => {
  const { document, warnings, conflicts, rows } = await accepted(PLAIN);
  assert.deepEqual([document.source, document.id, document.placedAt], ['shopify', ID, second('2026-09-03T14:14:00Z')]);
  assert.deepEqual([document.customerKey, document.country, document.channel], ['key-of-ann', 'CA', 'web']);
  assert.deepEqual([document.paymentMethods, document.codes, document.currency], [['Shopify Payments'], ['AUTUMN'], 'USD']);
  assert.deepEqual(document.lines.map(({ productId, quantity, gross }) => [productId, quantity, gross]).sort(), [
    ['Cap', 1, 1000],
    ['MUG-B', 2, 2000],
  ]);
  assert.deepEqual([document.stage, document.taxTreatment, document.discounts], ['placed', 'added', [{ code: 'AUTUMN', minor: 300 }]]);
  assert.deepEqual([warnings, conflicts, rows], [[], 0, 2]);
});

test('keeps no e-mail, name, address, phone or note', async () => {
  const refused = await one(shopifyOrder({ ...HEAD, Id: '' }, ...LINES));
  assert.ok(refused.kind === 'rejected');
  const held = JSON.stringify([await documentOf(PLAIN), refused]);
  assert.doesNotMatch(held, /ann@|Ann Example|555-0100|red/);
});

test('takes the country of the billing address where nothing is shipped', async () => {
  assert.equal((await documentOf(shopifyOrder({ ...HEAD, 'Shipping Country': '' }, ...LINES))).country, 'US');
});

test('takes the tax out of prices that contain it, as the total tells', async () => {
  const document = await documentOf(shopifyOrder({ ...HEAD, Total: '32.00' }, ...LINES));
  assert.equal(document.taxTreatment, 'included');
  assert.deepEqual(left(document), { net: 2430, units: 3, taxes: 320, shipping: 450 });
});

test('counts a total that is not the sum, and lines that come to less than the subtotal, and books what the platform says', async () => {
  const tipped = await accepted(shopifyOrder({ ...HEAD, Total: '36.20' }, ...LINES));
  assert.deepEqual([tipped.warnings, tipped.document.taxTreatment], [['totals-disagree'], 'added']);
  const short = await accepted(shopifyOrder({ ...HEAD, Subtotal: '33.00', Total: '41.20' }, ...LINES));
  assert.deepEqual([short.warnings, short.document.discounts], [['goods-disagree', 'totals-disagree'], undefined]);
  assert.deepEqual(left(short.document), { net: 3000, units: 3, taxes: 320, shipping: 500 });
});

test('takes line discounts first; the order’s discount is what Subtotal leaves', async () => {
  const [mug = {}, cap = {}] = LINES;
  const document = await documentOf(shopifyOrder(HEAD, { ...mug, 'Lineitem discount': '2.00' }, cap));
  assert.equal(document.lines.find(({ productId }) => productId === 'MUG-B')?.discount, 200);
  assert.deepEqual(document.discounts, [{ code: 'AUTUMN', minor: 100 }]);
});

test('books unpaid orders as pending and cancelled ones as cancelled', async () => {
  for (const status of ['pending', 'authorized', 'partially_paid', 'voided', 'expired'])
    assert.equal((await documentOf(shopifyOrder({ ...HEAD, 'Financial Status': status }, ...LINES))).stage, 'pending', status);
  for (const status of ['paid', 'refunded', 'partially_refunded'])
    assert.equal((await documentOf(shopifyOrder({ ...HEAD, 'Financial Status': status }, ...LINES))).stage, 'placed', status);
});

test('gives a cancelled order back on its own date, whatever was refunded', async () => {
  const cancelled = { 'Financial Status': 'refunded', 'Cancelled at': '2026-09-04 08:00:00 -0400', 'Refunded Amount': '35.20' };
  const document = await documentOf(shopifyOrder({ ...HEAD, ...cancelled }, ...LINES));
  assert.deepEqual([document.cancelledAt, document.reversals], [second('2026-09-04T12:00:00Z'), undefined]);
  assert.deepEqual(left(document), { net: 0, units: 0, taxes: 0, shipping: 0 });
});

test('leaves nothing of an order refunded whole, in any component, dated by the export', async () => {
  for (const Total of ['35.20', '32.00']) {
    const document = await documentOf(shopifyOrder({ ...HEAD, Total, 'Financial Status': 'refunded', 'Refunded Amount': Total }, ...LINES));
    const [refund] = document.reversals ?? [];
    assert.deepEqual([refund?.at, refund?.undated, document.reversals?.length], [EXPORTED, true, 1]);
    const draft = createDraft();
    for (const event of eventsOfOrder(document, { inclusion: DEFAULT_INCLUSION, currency: USD }))
      if ('amounts' in event) addMovement(draft, event);
    const { grossSales, discounts, returns, unitsSold, unitsReturned, orders, orderValue, ...rest } = draft.amounts;
    assert.deepEqual([grossSales - discounts - returns, unitsSold - unitsReturned, orders, orderValue > 0], [0, 0, 1, true]);
    assert.ok(isZero({ ...createDraft().amounts, ...rest }));
    assert.deepEqual([...draft.taxes.values()], [0]);
  }
});

test('spreads a partial refund over goods, shipping and tax in proportion, tied to no line', async () => {
  const partial = { 'Financial Status': 'partially_refunded', 'Refunded Amount': '17.60' };
  const document = await documentOf(shopifyOrder({ ...HEAD, ...partial }, ...LINES));
  const [refund] = document.reversals ?? [];
  assert.deepEqual(refund, {
    id: 'refunded-1760',
    at: EXPORTED,
    reason: 'refund',
    undated: true,
    goods: 1350,
    shipping: 250,
    taxes: [{ minor: 160 }],
  });
  assert.deepEqual(left(document), { net: 1350, units: 3, taxes: 160, shipping: 250 });
});

test('gives no more back than there was, and counts a refund that is larger', async () => {
  const { document, warnings } = await accepted(shopifyOrder({ ...HEAD, 'Refunded Amount': '40.00' }, ...LINES));
  assert.deepEqual([warnings, left(document)], [['refund-too-large'], { net: 0, units: 0, taxes: 0, shipping: 0 }]);
});

test('has no date for a refund without the time of the export, nor with one before the order', async () => {
  const refunded = shopifyOrder({ ...HEAD, 'Refunded Amount': '5.00' }, ...LINES);
  const reasonWith = async (told: { exportedAt?: number }): Promise<string> => {
    const record = await one(refunded, told);
    return record.kind === 'rejected' ? `${record.reason}: ${record.detail}` : record.kind;
  };
  assert.equal(
    await reasonWith({}),
    'export-time-missing: Refunded Amount is "5.00": a refund without a date is dated by its export. Import the file with --exported-at.',
  );
  assert.equal(
    await reasonWith({ exportedAt: second('2026-09-01T00:00:00Z') }),
    'export-too-early: Refunded Amount is "5.00": the order was placed after the export was made. Correct --exported-at.',
  );
});

test('books an order in a foreign currency in that currency', async () => {
  const document = await documentOf(
    shopifyOrder(
      { ...HEAD, Currency: 'JPY', Subtotal: '3000', Shipping: '500', Taxes: '350', Total: '3850' },
      { 'Lineitem price': '3000' },
    ),
  );
  assert.deepEqual([document.currency, document.rate, document.lines[0]?.gross], ['JPY', undefined, 3000]);
});

test('puts an order without an id, with two, or with one that a spreadsheet shortened, into quarantine, whole', async () => {
  const none = await one(shopifyOrder({ ...HEAD, Id: '' }, ...LINES));
  assert.ok(none.kind === 'rejected');
  assert.equal(none.rows, 2);
  assert.equal(
    `${none.reason}: ${none.detail}`,
    'order-id-missing: Name is "#1001": none of its rows has Id, by which the order is known. Export it anew: older exports have no ids.',
  );
  const shortened = await one(shopifyOrder({ ...HEAD, Id: '5.20399E+12' }, ...LINES));
  assert.ok(shortened.kind === 'rejected');
  assert.match(`${shortened.reason}: ${shortened.detail}`, /^order-id-shortened: Id is "5\.20399E\+12": a spreadsheet has shortened it/);
  const [mug = {}, cap = {}] = LINES;
  const two = await one(shopifyOrder(HEAD, mug, { ...cap, Id: '7' }));
  assert.ok(two.kind === 'rejected');
  assert.equal(two.reason, 'order-id-ambiguous');
});

test('reads the same whatever the order of orders in the file, and accounts for every row', async () => {
  const other = shopifyOrder(
    { Name: '#1002', Id: '78', Subtotal: '9.00', Total: '9.00', 'Created at': '2026-09-02 23:30:00 -0400' },
    { 'Lineitem price': '9.00' },
  );
  const [there, back] = [await readAll(shopifyFile(PLAIN, other)), await readAll(shopifyFile(other, PLAIN))];
  const documents = ({ records }: typeof there) => records.map((record) => record.kind === 'order' && record.document);
  assert.deepEqual(documents(there), documents(back));
  assert.deepEqual(there.tally.rows, { read: 3, accepted: 3, rejected: {}, excluded: {} });
});
