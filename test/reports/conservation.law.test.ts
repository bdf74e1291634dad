import { describe, test } from 'node:test';
import { versionOf } from '../../src/domain/version.ts';
import { collect } from '../../src/pipeline/collect.ts';
import { bookAgain } from '../../src/pipeline/rebuild.ts';
import { openWorld } from '../../src/pipeline/shop.fixture.ts';
import { sweepNightly } from '../../src/pipeline/sweep.ts';
import { arbitraryShop } from './arbitrary-shop.ts';
import { askShop } from './ask-shop.ts';
import { checkConservation } from './conservation.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const MOMENTS = ['2024-02-29T12:00:00Z', '2024-03-31T01:00:00Z', '2024-12-31T23:00:00Z'];

// Every order with all that became of it lies between these days.
const ALL = { from: '2024-01-01', to: '2025-06-30' };

describe('Conservation: rows of any kind add up to a random shop', () => {
  for (const seed of SEEDS) {
    test(`seed ${seed}`, async () => {
      const world = await openWorld('2025-09-01T03:00:00Z');
      const refs = [];
      for (const document of arbitraryShop(seed, { orders: 120, moments: MOMENTS }))
        refs.push((await collect(document, versionOf(1000, 1000), world.effects)).ref);
      await bookAgain(refs, world.shop, world.effects);
      await sweepNightly(world.shop, world.effects);
      await checkConservation((params) => askShop({ ...ALL, ...params }, world));
    });
  }
});
