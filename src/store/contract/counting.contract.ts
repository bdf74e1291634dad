import assert from 'node:assert/strict';
import { rejects, type Sentences } from './sentence.ts';

const key = (pk: string) => ({ pk, sk: 'DOC' });

export const counting: Sentences = {
  'setting creates the item where none stands, with rev 1': async ({ table, pk }) => {
    const outcome = await table.setIf(key(pk), { name: 'Ada' });
    assert.equal(outcome.kind, 'done');
    assert.deepEqual(outcome.kind === 'done' && outcome.item, { ...key(pk), name: 'Ada', rev: 1 });
  },
  'setting keeps what it does not name, adds 1 to rev and returns the whole item': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), kept: 'k', changed: 1, rev: 41 });
    const outcome = await table.setIf(key(pk), { changed: 'now text', fresh: new Uint8Array([1]) });
    const expected = { ...key(pk), kept: 'k', changed: 'now text', fresh: new Uint8Array([1]), rev: 42 };
    assert.deepEqual(outcome.kind === 'done' && outcome.item, expected);
    assert.deepEqual(await table.get(key(pk), 'strong'), expected);
  },
  'an item without rev counts from 0': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), of: 1 });
    const outcome = await table.setIf(key(pk), {});
    assert.deepEqual(outcome.kind === 'done' && outcome.item, { ...key(pk), of: 1, rev: 1 });
  },
  'setting nothing counts alone': async ({ table, pk }) => {
    await table.setIf(key(pk), {});
    const outcome = await table.setIf(key(pk), {});
    assert.deepEqual(outcome.kind === 'done' && outcome.item, { ...key(pk), rev: 2 });
  },
  'a refused set does not count': async ({ table, pk }) => {
    await table.setIf(key(pk), { of: 1 });
    assert.equal((await table.setIf(key(pk), { of: 2 }, { kind: 'absent' })).kind, 'refused');
    assert.deepEqual(await table.get(key(pk), 'strong'), { ...key(pk), of: 1, rev: 1 });
  },
  'pk, sk and rev cannot be set': async ({ table, pk }) => {
    for (const name of ['pk', 'sk', 'rev']) await rejects(table.setIf(key(pk), { [name]: name === 'rev' ? 7 : 'x' }), 'invalid');
    assert.equal(await table.get(key(pk), 'strong'), undefined);
  },
  'a rev that is no number cannot count': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), rev: 'one' });
    await rejects(table.setIf(key(pk), { of: 1 }), 'invalid');
    assert.deepEqual(await table.get(key(pk), 'strong'), { ...key(pk), rev: 'one' });
  },
  'two hundred attributes can be set at once, one more is invalid': async ({ table, pk }) => {
    const attributes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`shop#${index}`, index]));
    await rejects(table.setIf(key(pk), attributes(201)), 'invalid');
    const outcome = await table.setIf(key(pk), attributes(200));
    assert.deepEqual(outcome.kind === 'done' && outcome.item, { ...key(pk), ...attributes(200), rev: 1 });
  },
};
