import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuarantined, purgeQuarantine, quarantine, release } from './quarantine.ts';
import { openWorld } from './shop.fixture.ts';

const NOW = '2024-03-10T12:00:00.000Z';
const bad = (record: string) => ({ reason: 'bad-date', detail: 'no such day', origin: 'file.csv:7', record, profile: 'p' });

test('keeps a record for 30 days with all that a replay needs, oldest first, the same one once', async () => {
  const { effects } = await openWorld(NOW);
  const nowMs = Date.parse(NOW);
  await quarantine(bad('b'), nowMs, effects);
  await quarantine(bad('a'), nowMs - 1, effects);
  await quarantine(bad('b'), nowMs, effects);
  const [older, newer, ...more] = await listQuarantined(effects);
  assert.ok(older && newer);
  assert.equal(more.length, 0);
  const { id, ...rest } = newer;
  assert.match(id, /^[0-9a-f]{16}$/);
  assert.deepEqual(rest, { ...bad('b'), receivedAt: NOW, expiresAt: nowMs / 1000 + 30 * 86_400 });
  assert.equal(older.record, 'a');
});

test('tells records apart by what they say and by why they were not taken', async () => {
  const { effects } = await openWorld(NOW);
  await quarantine(bad('a'), Date.parse(NOW), effects);
  await quarantine({ ...bad('a'), reason: 'other' }, Date.parse(NOW), effects);
  await quarantine(bad('c'), Date.parse(NOW), effects);
  assert.equal((await listQuarantined(effects)).length, 3);
});

test('releases the one record and no other', async () => {
  const { effects } = await openWorld(NOW);
  await quarantine(bad('a'), Date.parse(NOW), effects);
  await quarantine(bad('b'), Date.parse(NOW), effects);
  const [first] = await listQuarantined(effects);
  assert.ok(first);
  await release(first, effects);
  const left = await listQuarantined(effects);
  assert.deepEqual(
    left.map(({ id }) => id !== first.id),
    [true],
  );
});

test('forgets what is past its 30 days, and that alone', async () => {
  const { effects, setClock } = await openWorld(NOW);
  await quarantine(bad('a'), Date.parse(NOW) - 1000, effects);
  await quarantine(bad('b'), Date.parse(NOW), effects);
  setClock(new Date(Date.parse(NOW) + 30 * 86_400_000 - 500).toISOString());
  assert.deepEqual(
    (await listQuarantined(effects)).map(({ record }) => record),
    ['b'],
  );
  await purgeQuarantine(effects);
  setClock(NOW);
  assert.deepEqual(
    (await listQuarantined(effects)).map(({ record }) => record),
    ['b'],
  );
});
