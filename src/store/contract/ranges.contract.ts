import assert from 'node:assert/strict';
import { itemBytes } from '../item-bytes.ts';
import type { Query } from '../port.ts';
import { filled, pagesOf, putAll, rejects, type Scene, type Sentences, sksOf } from './sentence.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];

// In the order of their UTF-8: U+FF5E before U+1F525, though its UTF-16 is the larger.
const SCRIPTS = ['!', '10', '9', 'Z', 'a', 'a\u0000', 'a!', 'ab', 'é', '漢', '～', '🔥', '🔥a'];

const MEGABYTE = 1_048_576;

async function answer({ table, pk }: Scene, query: Omit<Query, 'pk' | 'consistency'>): Promise<string[]> {
  return sksOf(await pagesOf(table, { pk, consistency: 'strong', ...query }));
}

const putLetters = ({ table, pk }: Scene): Promise<void> =>
  putAll(
    table,
    ['c', 'a', 'e', 'b', 'd'].map((sk) => ({ pk, sk })),
  );

export const ranges: Sentences = {
  'an empty partition has no items and no cursor': async ({ table, pk }) => {
    const { items, cursor } = await table.queryPage({ pk, consistency: 'eventual' });
    assert.deepEqual({ items, cursor }, { items: [], cursor: undefined });
  },
  'the items of one partition come whole, ascending by sk': async (scene) => {
    const { table, pk } = scene;
    await putLetters(scene);
    await putAll(table, [
      { pk: `${pk}x`, sk: 'a' },
      { pk, sk: 'f', of: 1, body: filled(3) },
    ]);
    const { items } = await table.queryPage({ pk, consistency: 'strong' });
    assert.deepEqual(items, [...LETTERS.map((sk) => ({ pk, sk })), { pk, sk: 'f', of: 1, body: filled(3) }]);
  },
  'from and to are both included and both optional': async (scene) => {
    await putLetters(scene);
    assert.deepEqual(await answer(scene, { from: 'b', to: 'd' }), ['b', 'c', 'd']);
    assert.deepEqual(await answer(scene, { from: 'b' }), ['b', 'c', 'd', 'e']);
    assert.deepEqual(await answer(scene, { to: 'b' }), ['a', 'b']);
    assert.deepEqual(await answer(scene, { from: 'bb', to: 'cc' }), ['c']);
    assert.deepEqual(await answer(scene, { from: 'c', to: 'c' }), ['c']);
  },
  'a range turned round holds nothing': async (scene) => {
    await putLetters(scene);
    assert.deepEqual(await answer(scene, { from: 'd', to: 'b' }), []);
    assert.deepEqual(await answer(scene, { from: '🔥', to: '～' }), []);
  },
  'reverse is descending': async (scene) => {
    await putLetters(scene);
    assert.deepEqual(await answer(scene, { reverse: true }), ['e', 'd', 'c', 'b', 'a']);
    assert.deepEqual(await answer(scene, { reverse: true, from: 'b', to: 'd' }), ['d', 'c', 'b']);
    assert.deepEqual(await answer(scene, { reverse: true, to: 'd', limit: 1 }), ['d', 'c', 'b', 'a']);
  },
  'the order is that of UTF-8': async (scene) => {
    const { table, pk } = scene;
    await putAll(
      table,
      SCRIPTS.toReversed().map((sk) => ({ pk, sk })),
    );
    assert.deepEqual(await answer(scene, {}), SCRIPTS);
    assert.deepEqual(await answer(scene, { from: 'a', to: 'a!' }), ['a', 'a\u0000', 'a!']);
  },
  'from and to compare as UTF-8 beyond the basic plane too': async (scene) => {
    const { table, pk } = scene;
    await putAll(
      table,
      ['漢', '～', '🔥'].map((sk) => ({ pk, sk })),
    );
    assert.deepEqual(await answer(scene, { from: '🔥' }), ['🔥']);
    assert.deepEqual(await answer(scene, { from: '～', to: '🔥' }), ['～', '🔥']);
  },
  'a limit ends the page, and its cursor leads on to the end': async (scene) => {
    const { table, pk } = scene;
    await putLetters(scene);
    for (const limit of [1, 2, 3, 5, 9]) {
      for (const reverse of [false, true]) {
        const pages = await pagesOf(table, { pk, consistency: 'strong', limit, reverse });
        assert.ok(pages.every(({ items }) => items.length <= limit));
        assert.deepEqual(sksOf(pages), reverse ? LETTERS.toReversed() : LETTERS);
      }
    }
    assert.deepEqual(await answer(scene, { from: 'b', to: 'd', limit: 2 }), ['b', 'c', 'd']);
    assert.deepEqual(await answer(scene, { from: 'b', to: 'd', limit: 2, reverse: true }), ['d', 'c', 'b']);
  },
  'a cursor is a place: it stays good when its item goes': async (scene) => {
    const { table, pk } = scene;
    await putLetters(scene);
    const { cursor = '' } = await table.queryPage({ pk, limit: 2, consistency: 'strong' });
    await table.deleteIf({ pk, sk: 'b' });
    await table.putIf({ pk, sk: 'bb' });
    assert.deepEqual(await answer(scene, { cursor }), ['bb', 'c', 'd', 'e']);
  },
  'a page ends at 1 MB': async ({ table, pk }) => {
    const items = LETTERS.concat('f', 'g').map((sk) => ({ pk, sk, body: filled(300_000) }));
    await putAll(table, items);
    for (const reverse of [false, true]) {
      const pages = await pagesOf(table, { pk, consistency: 'strong', reverse });
      assert.ok(pages.length > 1);
      assert.deepEqual(
        sksOf(pages).sort(),
        items.map(({ sk }) => sk),
      );
      for (const page of pages) assert.ok(page.items.reduce((sum, item) => sum + itemBytes(item), 0) <= MEGABYTE);
    }
  },
  'a partition of more than 1 MB is read whole through its cursors': async ({ table, pk }) => {
    const sks = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, '0'));
    await putAll(
      table,
      sks.map((sk) => ({ pk, sk, body: filled(40_000) })),
    );
    assert.deepEqual(sksOf(await pagesOf(table, { pk, consistency: 'eventual' })), sks);
    assert.deepEqual(sksOf(await pagesOf(table, { pk, consistency: 'eventual', reverse: true, limit: 40 })), sks.toReversed());
  },
  'a query with a foreign cursor, a limit below 1 or an impossible key is invalid': async (scene) => {
    const { table, pk } = scene;
    await putLetters(scene);
    const { cursor = '' } = await table.queryPage({ pk, limit: 2, consistency: 'strong' });
    await rejects(answer(scene, { from: 'c', cursor }), 'invalid');
    await rejects(answer(scene, { to: 'a', cursor }), 'invalid');
    await rejects(table.queryPage({ pk: `${pk}x`, cursor, consistency: 'strong' }), 'invalid');
    await rejects(answer(scene, { cursor: 'no cursor' }), 'invalid');
    await rejects(answer(scene, { limit: 0 }), 'invalid');
    await rejects(answer(scene, { from: '' }), 'invalid');
    await rejects(answer(scene, { to: 'x'.repeat(1025) }), 'invalid');
    await rejects(table.queryPage({ pk: '', consistency: 'strong' }), 'invalid');
  },
};
