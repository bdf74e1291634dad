import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, foldAll, openDemoWorld, planOf, pullOnce } from './demo-world.fixture.ts';

test('every report equals the totals of the shop by day, to the cent', async () => {
  const world = await openDemoWorld('2025-06-20T15:30:00Z', planOf({ scale: 0.4 }));
  const { counts } = await pullOnce(world);
  await foldAll(world);
  console.log(counts, world.demo.timeline.orders.length);
  assert.deepEqual(await differences(world), []);
  world.close();
});
