import assert from 'node:assert/strict';
import type { Item } from '../port.ts';
import { filled, putAll, rejects, type Sentences } from './sentence.ts';

const bySk = (items: readonly Item[]): Item[] => [...items].sort((a, b) => (a.sk < b.sk ? -1 : 1));

const numbered = (pk: string, count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ pk, sk: String(index).padStart(4, '0'), of: index }));

export const batches: Sentences = {
  'no keys give no items': async ({ table }) => {
    assert.deepEqual(await table.batchGet([], 'strong'), []);
  },
  'missing items and repeated keys are left out': async ({ table, pk }) => {
    const [a, b] = [
      { pk, sk: 'a', of: 1 },
      { pk, sk: 'b', of: 2 },
    ];
    await putAll(table, [a, b]);
    const keys = [a, { pk, sk: 'none' }, b, a, { pk, sk: 'b' }, { pk: `${pk}x`, sk: 'a' }];
    assert.deepEqual(bySk(await table.batchGet(keys, 'strong')), [a, b]);
    assert.deepEqual(bySk(await table.batchGet(keys, 'eventual')), [a, b]);
  },
  'any number of keys, of several partitions': async ({ table, pk }) => {
    const items = [...numbered(pk, 130), ...numbered(`${pk}x`, 120)];
    await putAll(table, items);
    const found = await table.batchGet([...items, ...numbered(`${pk}y`, 60)], 'strong');
    assert.deepEqual(bySk(found.filter((item) => item.pk === pk)), items.slice(0, 130));
    assert.deepEqual(bySk(found.filter((item) => item.pk !== pk)), items.slice(130));
  },
  'items of more than 16 MB together': async ({ table, pk }) => {
    const items = numbered(pk, 45).map((item) => ({ ...item, body: filled(400_000) }));
    await putAll(table, items);
    assert.deepEqual(bySk(await table.batchGet(items, 'strong')), items);
  },
  'a key that cannot be is invalid': async ({ table, pk }) => {
    await rejects(table.batchGet([{ pk, sk: '' }], 'strong'), 'invalid');
  },
};
