import assert from 'node:assert/strict';
import { itemBytes } from '../item-bytes.ts';
import type { Item, Value } from '../port.ts';
import { filled, rejects, type Sentences } from './sentence.ts';

const MOST = 409_600;

const ofSize = (pk: string, size: number): Item => {
  const bare = { pk, sk: 'DOC', body: filled(0) };
  return { ...bare, body: filled(size - itemBytes(bare)) };
};

const long = (pk: string, length: number): string => pk.padEnd(length, 'x');

export const limits: Sentences = {
  'an item may have 409,600 bytes, names included, and not one more': async ({ table, pk }) => {
    await table.putIf(ofSize(pk, MOST));
    assert.deepEqual(await table.get({ pk, sk: 'DOC' }, 'strong'), ofSize(pk, MOST));
    await rejects(table.putIf(ofSize(pk, MOST + 1)), 'invalid');
  },
  'text may fill an item as well': async ({ table, pk }) => {
    const item = { pk, sk: 'DOC', text: '\u0001é"'.repeat(100_000) };
    await table.putIf(item);
    assert.deepEqual(await table.get(item, 'strong'), item);
  },
  'an item cannot grow beyond 409,600 bytes by setting': async ({ table, pk }) => {
    await table.putIf(ofSize(pk, MOST - 10));
    await rejects(table.setIf({ pk, sk: 'DOC' }, { more: 'than that' }), 'invalid');
    assert.deepEqual(await table.get({ pk, sk: 'DOC' }, 'strong'), ofSize(pk, MOST - 10));
  },
  'pk may have 2,048 bytes and sk 1,024': async ({ table, pk }) => {
    const item = { pk: long(pk, 2048), sk: 'é'.repeat(512) };
    await table.putIf(item);
    assert.deepEqual(await table.get(item, 'strong'), item);
    assert.deepEqual((await table.queryPage({ pk: item.pk, from: item.sk, to: item.sk, limit: 1, consistency: 'strong' })).items, [item]);
  },
  'a longer or an empty key is invalid, read or written': async ({ table, pk }) => {
    for (const key of [
      { pk: long(pk, 2049), sk: 'DOC' },
      { pk, sk: 'é'.repeat(513) },
      { pk, sk: '' },
      { pk: '', sk: 'DOC' },
    ]) {
      await rejects(table.putIf(key), 'invalid');
      await rejects(table.setIf(key, {}), 'invalid');
      await rejects(table.deleteIf(key), 'invalid');
      await rejects(table.get(key, 'strong'), 'invalid');
    }
  },
  'text that is no Unicode and numbers that are no safe integers are invalid': async ({ table, pk }) => {
    const values: Value[] = ['\ud800', 'a\udc00b', 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53];
    for (const value of values) {
      await rejects(table.putIf({ pk, sk: 'DOC', of: value }), 'invalid');
      await rejects(table.setIf({ pk, sk: 'DOC' }, { of: value }), 'invalid');
    }
    await rejects(table.putIf({ pk, sk: '\ud800' }), 'invalid');
    await rejects(table.putIf({ pk, sk: 'DOC', '\ud800': 1 }), 'invalid');
    assert.equal(await table.get({ pk, sk: 'DOC' }, 'strong'), undefined);
  },
  'an attribute needs a name': async ({ table, pk }) => {
    await rejects(table.putIf({ pk, sk: 'DOC', '': 1 }), 'invalid');
    await rejects(table.setIf({ pk, sk: 'DOC' }, JSON.parse('{"__proto__":1}')), 'invalid');
  },
};
