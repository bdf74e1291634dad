import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from '../../domain/time/day.ts';
import { foldLoaded } from '../../pipeline/pull/fold-loaded.ts';
import { RESTATED_PARTITION } from '../../store/table.ts';
import { differences, foldAll, openDemoWorld, planOf, pullOnce } from './demo-world.fixture.ts';

test('every report equals the totals of the shop by day, to the cent', async () => {
  const world = await openDemoWorld('2025-06-20T15:30:00Z', planOf({ scale: 0.3 }));
  const { counts } = await pullOnce(world);
  assert.ok(counts.accepted > 500);
  assert.deepEqual(counts.quarantined, {});
  await foldAll(world);
  assert.deepEqual(await differences(world), []);
  world.close();
});

test('as soon as a month of history is loaded it is right, and so is every month after it', async () => {
  const world = await openDemoWorld('2025-04-10T15:30:00Z', planOf({ scale: 0.2, opened: Day.parse('2024-12-01') }));
  const beginnings: string[] = [];
  await pullOnce(world, {
    onWindow: async (state) => {
      await foldLoaded(state, world.shop, world.effects);
      const from = state.history === undefined ? '2024-12-01' : new Date(state.history.beforeMs + 3_600_000).toISOString().slice(0, 10);
      beginnings.push(from);
      assert.deepEqual(await differences(world, { from, names: 'sales' }), []);
    },
  });
  assert.deepEqual(beginnings, ['2025-04-01', '2025-03-01', '2025-02-01', '2025-01-01', '2024-12-01']);
  assert.deepEqual(await differences(world), []);
  const { items } = await world.effects.table.queryPage({ pk: RESTATED_PARTITION, consistency: 'strong' });
  assert.deepEqual(items, []);
  world.close();
});
