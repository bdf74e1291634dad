import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isStoreError } from '../errors.ts';
import { freshPath } from './folder.fixture.ts';
import { openSqliteTable } from './open.ts';

const at = (sk: string) => ({ pk: 'LEDGER', sk });

it('shows grouped writes here at once, elsewhere when the group ends', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path });
  t.after(table.close);
  const elsewhere = openSqliteTable({ path, readOnly: true });
  t.after(elsewhere.close);
  const result = await table.group(async (grouped) => {
    await grouped.putIf(at('a'));
    assert.deepEqual(await grouped.get(at('a'), 'strong'), at('a'));
    assert.deepEqual(await table.get(at('a'), 'strong'), at('a'));
    assert.equal(await elsewhere.get(at('a'), 'strong'), undefined);
    return 'done';
  });
  assert.equal(result, 'done');
  assert.deepEqual(await elsewhere.get(at('a'), 'strong'), at('a'));
});

it('commits when the event loop turns, so that no wait holds the file', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path });
  t.after(table.close);
  const elsewhere = openSqliteTable({ path, busyTimeoutMs: 1 });
  t.after(elsewhere.close);
  await table.group(async (grouped) => {
    await grouped.putIf(at('a'));
    await assert.rejects(elsewhere.putIf(at('b')), (error) => isStoreError(error, 'busy'));
    await nextTurn();
    assert.deepEqual(await elsewhere.get(at('a'), 'strong'), at('a'));
    assert.equal((await elsewhere.putIf(at('b'))).kind, 'done');
  });
});

it('commits after so many writes, and with any write outside the group', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path, groupWrites: 3 });
  t.after(table.close);
  const elsewhere = openSqliteTable({ path, readOnly: true });
  t.after(elsewhere.close);
  const seen = async (): Promise<number> => (await elsewhere.queryPage({ pk: 'LEDGER', consistency: 'strong' })).items.length;
  await table.group(async (grouped) => {
    const counts = [];
    for (const sk of ['a', 'b', 'c', 'd']) {
      await grouped.putIf(at(sk));
      counts.push(await seen());
    }
    assert.deepEqual(counts, [0, 0, 3, 3]);
    await table.putIf(at('e'));
    assert.equal(await seen(), 5);
  });
});

it('keeps the group when one of its writes is refused or invalid', async (t) => {
  const table = openSqliteTable({ path: freshPath(t) });
  t.after(table.close);
  await table.group(async (grouped) => {
    await grouped.putIf({ ...at('a'), rev: 'text' });
    await assert.rejects(grouped.setIf(at('a'), {}));
    await assert.rejects(table.setIf(at('a'), {}));
    assert.equal((await grouped.putIf(at('a'), { kind: 'absent' })).kind, 'refused');
  });
  assert.deepEqual(await table.get(at('a'), 'strong'), { ...at('a'), rev: 'text' });
});

it('commits what was written when the work fails, and hands on its error', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path });
  t.after(table.close);
  const failing = table.group(async (grouped) => {
    await grouped.putIf(at('a'));
    throw new Error('the file ends early');
  });
  await assert.rejects(failing, /the file ends early/);
  const elsewhere = openSqliteTable({ path, readOnly: true });
  t.after(elsewhere.close);
  assert.deepEqual(await elsewhere.get(at('a'), 'strong'), at('a'));
});

it('takes no more writes once acknowledged ones were undone, so that the file stays a prefix', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path, maxPageCount: 40 });
  await table.putIf(at('before'));
  const filling = table.group(async (grouped) => {
    for (let n = 0; n < 100; n += 1) await grouped.putIf({ ...at(`${n}`), body: new Uint8Array(3000) });
  });
  await assert.rejects(filling, (error) => isStoreError(error, 'full'));
  await assert.rejects(table.putIf(at('after')), (error) => isStoreError(error, 'full') && /were undone/.test(error.message));
  assert.deepEqual((await table.queryPage({ pk: 'LEDGER', consistency: 'strong' })).items, [at('before')]);
  assert.throws(table.close, (error) => isStoreError(error, 'full'));
  const again = openSqliteTable({ path });
  t.after(again.close);
  assert.equal((await again.putIf(at('after'))).kind, 'done');
});
