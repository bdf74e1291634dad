import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { touchedBy } from '../../domain/ledger/touched.ts';
import { anyDocument } from '../../domain/order/arbitrary-order.fixture.ts';
import { OrderDocument } from '../../domain/order/order-document.ts';
import { versionOf } from '../../domain/version.ts';
import { orderJson, packOrderBody, unpackOrderBody } from './order-body.ts';
import { orderItem, readOrderItem } from './order-item.ts';

const options = { seed: 20_240_909, numRuns: 1500 };

test('reads back every document, whatever of it is there and however its lines are named', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const again = unpackOrderBody(packOrderBody(orderJson(document)), document);
      assert.deepEqual(again, document);
      assert.deepEqual(OrderDocument.parse(again), document);
      assert.equal(orderJson(again), orderJson(document));
    }),
    options,
  );
});

test('reads back the item with its version and all that it touched', () => {
  const ms = fc.nat(2 ** 48 - 1);
  fc.assert(
    fc.property(anyDocument, ms, ms, (document, updated, read) => {
      const [version, touched] = [versionOf(updated, read), touchedBy(document)];
      const item = orderItem(document, { version, touched });
      const stored = readOrderItem(item);
      assert.deepEqual([stored.ref, stored.document, stored.touched], [`shop#${document.id}`, document, touched]);
      assert.deepEqual(stored.version, version);
    }),
    options,
  );
});

test('gives another hash exactly when the content is another', () => {
  const hashOf = (document: OrderDocument): string => {
    const { hash } = orderItem(document, { version: versionOf(1, 1), touched: touchedBy(document) });
    return hash instanceof Uint8Array ? Buffer.from(hash).toString('hex') : '';
  };
  fc.assert(
    fc.property(anyDocument, (document) => {
      assert.equal(hashOf(structuredClone(document)), hashOf(document));
      assert.equal(hashOf(document).length, 24);
      assert.notEqual(hashOf({ ...document, placedAt: document.placedAt + 1 }), hashOf(document));
      assert.notEqual(hashOf({ ...document, tip: (document.tip ?? 0) + 1 }), hashOf(document));
    }),
    options,
  );
});

const LINE = { productId: '85123A', title: 'WHITE HANGING HEART T-LIGHT HOLDER', quantity: 6, gross: 1530 };

const orderOf = (lines: readonly object[]): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id: '536365',
    kind: 'order',
    placedAt: 1_291_191_960,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    customerKey: '17850',
    country: 'United Kingdom',
    lines,
  });

test('tells a line that is there but 0 or empty from one that is not there', () => {
  const lines = [
    { id: '1', ...LINE, unitCost: 0, discount: 0, title: '', taxes: [] },
    { id: '2', ...LINE },
    { id: '4', ...LINE, giftCard: true, taxes: [{ minor: -1 }] },
  ];
  const document = orderOf(lines);
  const { lines: again } = unpackOrderBody(packOrderBody(orderJson(document)), document);
  assert.deepEqual(again, lines);
  assert.ok(!('unitCost' in (again[1] ?? {})));
});

test('reads back an order of thousands of lines, far beyond what the packing looks back on', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => ({ id: `l${index}`, ...LINE, productId: `p${Math.imul(index, 0x9e3779b1)}` }));
  const document = orderOf(lines);
  assert.deepEqual(unpackOrderBody(packOrderBody(orderJson(document)), document), document);
});

test('refuses a body of a dictionary that it does not have', () => {
  const document = orderOf([]);
  const body = packOrderBody(orderJson(document));
  body[0] = 9;
  assert.throws(() => unpackOrderBody(body, document), /dictionary 9/);
});

test('packs orders small', (t) => {
  const sizeOf = (count: number): number =>
    packOrderBody(
      orderJson(
        orderOf(
          Array.from({ length: count }, (_, index) => ({
            id: String(index + 1),
            ...LINE,
            productId: `851${index * 37}A`,
            gross: 1530 + index * 117,
          })),
        ),
      ),
    ).length;
  // Figures for whoever reads; what an order may cost is asserted where write units are counted.
  for (const count of [1, 3, 22]) t.diagnostic(`${count} lines: ${sizeOf(count)} bytes`);
});
