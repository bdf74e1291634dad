import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AMOUNT_NAMES, type Amounts } from '../../../domain/ledger/amounts.ts';
import { eventsOfOrder } from '../../../domain/ledger/events-of-order.ts';
import { DEFAULT_INCLUSION } from '../../../domain/ledger/inclusion.ts';
import { addMovement, createDraft } from '../../../domain/ledger/movement.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { accepted, type ExampleRow, mapExample, PROFILE, SHOP } from './example.fixture.ts';

const CHANGE = {
  prices: 'by-total',
  order: {
    ...PROFILE.order,
    goods: 'Goods',
    shipping: 'Ship',
    tax: 'Tax',
    total: 'Total',
    refunded: 'Back',
    currency: 'Cur',
    rate: 'Rate',
  },
  line: { ...PROFILE.line, discount: 'Off' },
  rows: [{ kind: 'gift-card', when: { column: 'Sku', equals: 'gift' } }],
};

const pounds = (minor: number): string => (minor / 100).toFixed(2);

const line = fc.record({
  sku: fc.constantFrom('mug', 'cap', 'gift'),
  quantity: fc.integer({ min: 1, max: 4 }),
  price: fc.nat(9999),
  off: fc.nat(99),
});

type Stated = { readonly rows: readonly ExampleRow[]; readonly total: number };

/** An order as a platform would state it: its prices with tax or without, its discount only to be inferred. */
const stated: fc.Arbitrary<Stated> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(100), fc.nat(900), fc.nat(500), fc.boolean(), fc.boolean())
  .map(([lines, percent, shipping, taxed, withTax, foreign]) => {
    const paid = lines.reduce((sum, { quantity, price, off }) => sum + quantity * price - Math.min(off, quantity * price), 0);
    const goods = Math.ceil((paid * percent) / 100);
    const tax = withTax ? Math.min(taxed, Math.floor((goods + shipping) / 6)) : goods + shipping === 0 ? 0 : taxed;
    const total = goods + shipping + (withTax ? 0 : tax);
    const once = {
      Goods: pounds(goods),
      Ship: pounds(shipping),
      Tax: pounds(tax),
      Total: pounds(total),
      Cur: foreign ? 'EUR' : 'GBP',
      Rate: '0.8573',
    };
    const rows = lines.map(({ sku, quantity, price, off }) => ({
      ...once,
      Sku: sku,
      Qty: String(quantity),
      Price: pounds(price),
      Off: pounds(Math.min(off, quantity * price)),
    }));
    return { rows, total };
  });

const documentOf = ({ rows }: Stated, refunded: number): OrderDocument =>
  accepted(mapExample(CHANGE, ...rows.map((row) => ({ ...row, Back: pounds(refunded) })))).document;

const leftOf = (document: OrderDocument): { amounts: Amounts; taxes: ReadonlyMap<string, number> } => {
  const draft = createDraft();
  for (const event of eventsOfOrder(document, { inclusion: DEFAULT_INCLUSION, currency: SHOP.currency }))
    if ('amounts' in event) addMovement(draft, event);
  return draft;
};

const totalOf = ({ grossSales, discounts, returns, shipping, taxes, giftCards }: Amounts): number =>
  grossSales - discounts - returns + shipping + taxes + giftCards;

const options = { seed: 20_261_001, numRuns: 400 };

test('Retraction: an order and the refund of its whole total leave nothing in any component', () => {
  fc.assert(
    fc.property(stated, (order) => {
      const { amounts, taxes } = leftOf(documentOf(order, order.total));
      if (order.total === 0) return;
      assert.equal(amounts.grossSales - amounts.discounts - amounts.returns, 0);
      assert.equal(amounts.unitsSold - amounts.unitsReturned, 0);
      for (const name of AMOUNT_NAMES.slice(AMOUNT_NAMES.indexOf('shipping'))) assert.equal(amounts[name], 0, name);
      assert.deepEqual(
        [...taxes.values()].filter((minor) => minor !== 0),
        [],
      );
    }),
    options,
  );
});

test('gives back exactly the sum of a partial refund, and of no component more than there was', () => {
  fc.assert(
    fc.property(stated, fc.integer({ min: 1, max: 99 }), (order, percent) => {
      const refunded = Math.floor((order.total * percent) / 100);
      const { rate: _, ...whole } = documentOf(order, 0);
      const { rate: __, ...part } = documentOf(order, refunded);
      const [before, after] = [whole, part].map((document) => leftOf({ ...document, currency: SHOP.currency }).amounts);
      assert.ok(before && after);
      assert.equal(totalOf(before) - totalOf(after), refunded);
      assert.ok(after.grossSales - after.discounts - after.returns >= 0);
      for (const name of ['shipping', 'taxes', 'giftCards'] as const) assert.ok(0 <= after[name] && after[name] <= before[name], name);
    }),
    options,
  );
});
