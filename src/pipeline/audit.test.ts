import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderRef } from '../domain/ids.ts';
import type { Day, Month } from '../domain/time/day.ts';
import { packImage, unpackImage } from '../store/items/rollup-item.ts';
import { AUDIT_KEY, dayRollupKey, type Family, monthRollupKey, postingKey } from '../store/table.ts';
import { audit } from './audit.ts';
import { collect } from './collect.ts';
import { rebuild } from './rebuild.ts';
import { contentsOf, deliver, openWorld, order, version, type World } from './shop.fixture.ts';
import { sweepNightly } from './sweep.ts';

const NOW = '2024-03-10T12:00:00Z';
const NOTHING = { found: { documents: [], rollups: [] }, drift: { documents: 0, rollups: 0 } };

const openBusyWorld = async (): Promise<World> => {
  const world = await openWorld(NOW);
  const lines = [{ id: '1', productId: 'tee', category: 'wear', quantity: 2, gross: 700, unitCost: 100 }];
  await deliver(order('1', '2024-01-31T23:30:00Z', { customerKey: 'c1', country: 'GB' }), 1, world);
  await deliver(order('2', '2024-02-29T12:00:00Z', { customerKey: 'c1', lines, channel: 'web' }), 1, world);
  await deliver(order('3', '2024-02-29T12:00:00Z', { test: true }), 1, world);
  await deliver(order('4', NOW, { customerKey: 'c2' }), 1, world);
  await deliver(order('2', '2024-02-28T12:00:00Z', { customerKey: 'c2', lines, channel: 'web' }), 2, world);
  await deliver(order('1', '1970-01-01T00:00:00Z', { deleted: true, lines: [] }), 2, world);
  await deliver(order('5', '2024-01-31T23:30:00Z', { customerKey: 'c1' }), 1, world);
  await sweepNightly(world.shop, world.effects);
  return world;
};

test('finds nothing where nothing is wrong, and changes nothing', async () => {
  const world = await openBusyWorld();
  const before = await contentsOf(world);
  assert.deepEqual(await audit(world.shop, world.effects), NOTHING);
  assert.deepEqual(
    (await contentsOf(world)).filter((item) => !('auditedAt' in item)),
    before,
  );
});

test('puts a lost posting back and folds its day again, then reports nothing left', async () => {
  const world = await openBusyWorld();
  const before = await contentsOf(world);
  await world.effects.table.deleteIf(postingKey('2024-02-28' as Day, 'shop#2' as OrderRef));
  const report = await audit(world.shop, world.effects);
  assert.deepEqual(report.found.documents, ['2024-02-28']);
  assert.deepEqual(report.drift, { documents: 0, rollups: 0 });
  assert.deepEqual(
    (await contentsOf(world)).filter((item) => !('auditedAt' in item)),
    before,
  );
  assert.deepEqual(await audit(world.shop, world.effects), NOTHING);
});

test('books an order whose delivery died before its first posting', async () => {
  const world = await openBusyWorld();
  await collect(order('6', '2024-02-10T12:00:00Z'), version(1), world.effects);
  assert.deepEqual((await audit(world.shop, world.effects)).found.documents, ['2024-02-10']);
  assert.deepEqual(await audit(world.shop, world.effects), NOTHING);
  assert.ok(await world.effects.table.get(dayRollupKey('S', '2024-02-10' as Day), 'strong'));
});

test('finds nothing of an order that was deleted before anything else was known of it', async () => {
  const world = await openBusyWorld();
  await deliver(order('7', '2024-02-10T12:00:00Z', { deleted: true }), 1, world);
  await sweepNightly(world.shop, world.effects);
  assert.deepEqual(await audit(world.shop, world.effects), NOTHING);
});

const falsify = async (key: { pk: string; sk: string }, other: { pk: string; sk: string }, { effects }: World): Promise<void> => {
  const [item, wrong] = await Promise.all([effects.table.get(key, 'strong'), effects.table.get(other, 'strong')]);
  assert.ok(item && wrong);
  assert.notDeepEqual(unpackImage(item), unpackImage(wrong));
  await effects.table.putIf({ ...item, body: packImage(unpackImage(wrong)) });
};

for (const family of ['S', 'B', 'C', 'P'] satisfies Family[]) {
  test(`folds a day again whose ${family} says something else than its postings`, async () => {
    const world = await openBusyWorld();
    await falsify(dayRollupKey(family, '2024-02-28' as Day), dayRollupKey(family, '2024-02-29' as Day), world);
    const report = await audit(world.shop, world.effects);
    assert.deepEqual([report.found.rollups[0], report.drift], ['2024-02-28', { documents: 0, rollups: 0 }]);
    assert.deepEqual(await audit(world.shop, world.effects), NOTHING);
  });

  test(`merges a month again whose ${family} says something else than its days`, async () => {
    const world = await openBusyWorld();
    const before = await contentsOf(world);
    await falsify(monthRollupKey(family, '2024-01' as Month), monthRollupKey(family, '2024-02' as Month), world);
    const report = await audit(world.shop, world.effects);
    assert.deepEqual(report, { found: { documents: [], rollups: ['2024-01'] }, drift: { documents: 0, rollups: 0 } });
    assert.deepEqual(
      (await contentsOf(world)).filter((item) => !('auditedAt' in item)),
      before,
    );
  });
}

test('goes on with a scan that was stopped, and keeps the last figures readable meanwhile', async () => {
  const world = await openBusyWorld();
  await audit(world.shop, world.effects);
  await world.effects.table.deleteIf(postingKey('2024-02-28' as Day, 'shop#2' as OrderRef));
  let pages = 0;
  const small = world.through((table) => ({
    ...table,
    scanPage: (scan) => {
      pages += 1;
      if (pages === 4) throw new Error('the power failed');
      return table.scanPage({ ...scan, limit: 5 });
    },
  }));
  await assert.rejects(audit(world.shop, small.effects), /the power failed/);
  const kept = await world.effects.table.get(AUDIT_KEY, 'strong');
  assert.deepEqual([kept?.documents, kept?.rollups, kept?.progress instanceof Uint8Array], [0, 0, true]);
  const { found, drift } = await audit(world.shop, small.effects);
  assert.deepEqual([found.documents, drift], [['2024-02-28'], { documents: 0, rollups: 0 }]);
});

test('rebuilds into what stands already, item by item', async () => {
  const world = await openBusyWorld();
  const before = await contentsOf(world);
  assert.equal(await rebuild(world.shop, world.effects), 5);
  assert.deepEqual(await contentsOf(world), before);
});

test('rebuilds a table from nothing but its documents', async () => {
  const world = await openBusyWorld();
  const before = await contentsOf(world);
  for (const item of before as { pk: string; sk: string }[]) {
    if (/^(LEDGER|ROLLUP|CUSTOMERS)#/.test(item.pk) && !item.pk.endsWith('FIRST')) await world.effects.table.deleteIf(item);
  }
  assert.equal(await rebuild(world.shop, world.effects), 5);
  assert.deepEqual(await contentsOf(world), before);
});

test('moves figures to other days when it rebuilds for another zone', async () => {
  const world = await openBusyWorld();
  const tokyo = { ...world.shop, zone: 'Asia/Tokyo' as World['shop']['zone'] };
  await rebuild(tokyo, world.effects);
  assert.deepEqual(await audit(tokyo, world.effects), NOTHING);
  assert.ok((await audit(world.shop, world.effects)).found.rollups.includes('2024-02-01' as Day));
});
