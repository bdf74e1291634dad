import assert from 'node:assert/strict';
import { itemBytes } from '../item-bytes.ts';
import { bytes, filled, type Sentences } from './sentence.ts';

const key = (pk: string) => ({ pk, sk: 'DOC' });

export const items: Sentences = {
  'a key under which nothing stands gives undefined': async ({ table, pk }) => {
    assert.equal(await table.get(key(pk), 'strong'), undefined);
    assert.equal(await table.get(key(pk), 'eventual'), undefined);
  },
  'a strong read sees the write acknowledged before it': async ({ table, pk }) => {
    const item = { ...key(pk), title: 'Mug', price: 1250, image: bytes(0, 255, 128) };
    await table.putIf(item);
    assert.deepEqual(await table.get(key(pk), 'strong'), item);
  },
  'a put replaces the whole item': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), old: 1, kept: 1 });
    await table.putIf({ ...key(pk), kept: 2 });
    assert.deepEqual(await table.get(key(pk), 'strong'), { ...key(pk), kept: 2 });
  },
  'text, bytes and numbers may be empty or zero': async ({ table, pk }) => {
    const item = { ...key(pk), text: '', number: 0 };
    await table.putIf(item);
    assert.deepEqual(await table.get(key(pk), 'strong'), item);
  },
  'bytes may be empty': async ({ table, pk }) => {
    const item = { ...key(pk), none: bytes(), some: bytes(1) };
    await table.putIf(item);
    assert.deepEqual(await table.get(key(pk), 'strong'), item);
  },
  'numbers are exact up to 2^53 - 1 on both sides of zero': async ({ table, pk }) => {
    const item = { ...key(pk), most: Number.MAX_SAFE_INTEGER, least: Number.MIN_SAFE_INTEGER, round: 9_000_000_000_000_000 };
    await table.putIf(item);
    assert.deepEqual(await table.get(key(pk), 'strong'), item);
  },
  'minus zero is zero': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), number: -0 });
    assert.ok(Object.is((await table.get(key(pk), 'strong'))?.number, 0));
    const set = await table.setIf(key(pk), { other: -0 });
    assert.ok(set.kind === 'done' && Object.is(set.item.other, 0));
  },
  'text of any script, with quotes, controls and NUL, comes back as it was, in keys and names too': async ({ table, pk }) => {
    const text = 'Ünïcödé 漢字 🧾 "quoted" \\ \u0001 \u2028';
    const item = { pk: `${pk}${text}`, sk: text, [text]: `${text}\u0000` };
    await table.putIf(item);
    assert.deepEqual(await table.get(item, 'strong'), item);
  },
  'names that are words of a language are names like others': async ({ table, pk }) => {
    const item = { ...key(pk), SELECT: 1, constructor: 'c', toString: 't', '1': 'one', 'a.b[0]': bytes(1), size: 3 };
    await table.putIf(item);
    assert.deepEqual({ ...(await table.get(key(pk), 'strong')) }, { ...item });
    const { kind } = await table.putIf(item, { kind: 'all', of: [{ kind: 'equals', attribute: 'a.b[0]', value: bytes(1) }] });
    assert.equal(kind, 'done');
  },
  'bytes that are given out are not those of the next answer': async ({ table, pk }) => {
    await table.putIf({ ...key(pk), image: filled(3) });
    const first = await table.get(key(pk), 'strong');
    if (first?.image instanceof Uint8Array) first.image.fill(0);
    assert.deepEqual((await table.get(key(pk), 'strong'))?.image, filled(3));
  },
  'a delete takes the item away, and what is not there can be deleted too': async ({ table, pk }) => {
    await table.putIf(key(pk));
    assert.equal((await table.deleteIf(key(pk))).kind, 'done');
    assert.equal(await table.get(key(pk), 'strong'), undefined);
    assert.equal((await table.deleteIf(key(pk))).kind, 'done');
  },
  'items of one partition are apart, and so are partitions': async ({ table, pk }) => {
    await table.putIf({ pk, sk: 'a', of: 1 });
    await table.putIf({ pk, sk: 'b', of: 2 });
    await table.putIf({ pk: `${pk}x`, sk: 'a', of: 3 });
    await table.deleteIf({ pk, sk: 'a' });
    assert.equal((await table.get({ pk, sk: 'b' }, 'strong'))?.of, 2);
    assert.equal((await table.get({ pk: `${pk}x`, sk: 'a' }, 'strong'))?.of, 3);
  },
  'previousBytes, where given, is the size of what stood there': async ({ table, pk }) => {
    const small = { ...key(pk), of: 1 };
    const large = { ...key(pk), body: filled(2000) };
    const sizes = [
      (await table.putIf(small)).previousBytes,
      (await table.putIf(large)).previousBytes,
      (await table.putIf(small, { kind: 'absent' })).previousBytes,
      (await table.setIf(key(pk), { more: 1 })).previousBytes,
    ];
    const right = [0, itemBytes(small), itemBytes(large), itemBytes(large)];
    sizes.forEach((size, index) => {
      assert.equal(size ?? right[index], right[index]);
    });
    assert.ok([undefined, itemBytes({ ...large, more: 1, rev: 1 })].includes((await table.deleteIf(key(pk))).previousBytes));
    assert.ok([undefined, 0].includes((await table.deleteIf(key(pk))).previousBytes));
  },
};
