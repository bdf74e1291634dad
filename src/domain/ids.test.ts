import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CustomerKey, compareText, OrderId, orderRef, SourceName, splitOrderRef } from './ids.ts';
import { compareVersions, instantsOfVersion, versionOf } from './version.ts';

const options = { seed: 20_240_404, numRuns: 2000 };
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'é', '\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10000}', '🔥', '\u{10ffff}'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('orders texts as their UTF-8 bytes are ordered', () => {
  fc.assert(
    fc.property(text, text, text, (start, a, b) => {
      for (const [x, y] of [
        [a, b],
        [start + a, start + b],
        [start, start + a],
      ] as const)
        assert.equal(Math.sign(compareText(x, y)), Buffer.compare(Buffer.from(x), Buffer.from(y)), JSON.stringify([x, y]));
    }),
    options,
  );
});

test('orders versions by the source’s instant, then by the read’s, also as bytes', () => {
  const ms = fc.oneof(fc.nat(3), fc.nat(2 ** 48 - 1));
  fc.assert(
    fc.property(ms, ms, ms, ms, (updatedA, readA, updatedB, readB) => {
      const [a, b] = [versionOf(updatedA, readA), versionOf(updatedB, readB)];
      assert.equal(Math.sign(compareVersions(a, b)), Math.sign(updatedA - updatedB || readA - readB));
      assert.equal(Buffer.compare(a, b), Math.sign(compareVersions(a, b)));
      assert.deepEqual(instantsOfVersion(a), { updatedAtMs: updatedA, readAtMs: readA });
    }),
    options,
  );
});

test('takes instants outside what a version can hold for the nearest end', () => {
  assert.deepEqual(instantsOfVersion(versionOf(-5, 2 ** 60)), { updatedAtMs: 0, readAtMs: 2 ** 48 - 1 });
});

test('takes apart what it put together, whatever the id has in it', () => {
  for (const id of ['1', '9007199254740993', 'a#b', '#', 'ид']) {
    const [source, orderId] = [SourceName.parse('shop-1'), OrderId.parse(id)];
    assert.deepEqual(splitOrderRef(orderRef(source, orderId)), { source, id: orderId });
  }
});

test('refuses ids that are blank, too long, or hold controls or half characters', () => {
  for (const bad of ['', 'a\u0000b', 'a\nb', '\u007f', '\ud83d', '\udd25x', 'x'.repeat(257)]) {
    assert.ok(!OrderId.safeParse(bad).success, JSON.stringify(bad));
    assert.ok(!CustomerKey.safeParse(bad).success, JSON.stringify(bad));
  }
  for (const good of ['x'.repeat(256), ' ', '🔥', 'a#b']) assert.ok(OrderId.safeParse(good).success, JSON.stringify(good));
  for (const bad of ['', 'Shop', 'a#b', '-a', 'a'.repeat(41)]) assert.ok(!SourceName.safeParse(bad).success, bad);
});
