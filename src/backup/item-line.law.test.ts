import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { touchedBy } from '../domain/ledger/touched.ts';
import { anyDocument } from '../domain/order/arbitrary-order.fixture.ts';
import { versionOf } from '../domain/version.ts';
import { orderItem } from '../store/items/order-item.ts';
import type { Item } from '../store/port.ts';
import { plainItems } from './backup.fixture.ts';
import { itemOfLine, lineOfItem } from './item-line.ts';

const options = { seed: 20_260_601, numRuns: 1000 };

const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((some) => some.isWellFormed() && some !== '__proto__');
const anyValue = fc.oneof(text, fc.maxSafeInteger(), fc.uint8Array({ maxLength: 60 }));
const anyItem: fc.Arbitrary<Item> = fc
  .record({ pk: text.map((key) => `PRODUCTS#${key}`), sk: text, more: fc.dictionary(text, anyValue, { maxKeys: 6 }) })
  .map(({ pk, sk, more }) => ({ ...more, pk, sk }));

test('an item is its line, whatever it holds', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const { pk, sk, ...more } = item;
      const line = lineOfItem({ pk, sk, ...more });
      assert.equal(line.indexOf('\n'), line.length - 1);
      assert.deepEqual(plainItems([itemOfLine(line)]), plainItems([{ pk, sk, ...more }]));
    }),
    options,
  );
});

test('an order stands in its line as its document, and comes back byte by byte', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const item = orderItem(document, { version: versionOf(1, 2), touched: touchedBy(document) });
      const line = lineOfItem(item);
      assert.deepEqual(JSON.parse(line).body.order, document);
      assert.deepEqual(plainItems([itemOfLine(line)]), plainItems([item]));
    }),
    options,
  );
});
