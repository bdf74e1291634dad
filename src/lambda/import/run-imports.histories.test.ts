import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { listImports } from '../../pipeline/import-state.ts';
import { contentsOf } from '../../pipeline/shop.fixture.ts';
import { sweepNightly } from '../../pipeline/sweep.ts';
import type { Table } from '../../store/port.ts';
import { type ImportWorld, openImportWorld, retailFile } from './import-world.fixture.ts';

const KEY = 'imports/online-retail/all.csv';
const FILE = retailFile(110, 3);
const BATCH = 8;

class Crash extends Error {}

/** Calls `at` before the operation of this number; what it throws ends the worker there. */
const interrupted =
  (number: number, at: () => void) =>
  (table: Table): Table => {
    let calls = 0;
    const counted =
      <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        calls += 1;
        if (calls >= number) at();
        return operation(...args);
      };
    return {
      get: counted(table.get),
      batchGet: counted(table.batchGet),
      queryPage: counted(table.queryPage),
      scanPage: counted(table.scanPage),
      putIf: counted(table.putIf),
      setIf: counted(table.setIf),
      deleteIf: counted(table.deleteIf),
    };
  };

/** One invocation of the history, and what becomes of it. `rival`: at this operation the clock leaps, and a second worker takes over from the first, which lives on. */
type Step = {
  readonly by: 'message' | 'clock';
  readonly seconds: number;
  readonly pause: number;
  readonly fate: { readonly kind: 'whole' } | { readonly kind: 'dies' | 'rival'; readonly at: number };
};

const at = fc.integer({ min: 1, max: 500 });

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom('message', 'clock'),
  seconds: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(900)),
  pause: fc.constantFrom(0, 60, 301, 90_000),
  fate: fc.oneof(
    fc.constant({ kind: 'whole' as const }),
    fc.record({ kind: fc.constant('dies' as const), at }),
    fc.record({ kind: fc.constant('rival' as const), at }),
  ),
});

const unlessCrash = async (running: Promise<unknown>): Promise<void> => {
  await running.catch((error) => {
    if (!(error instanceof Crash)) throw error;
  });
};

const play = async ({ by, seconds, pause, fate }: Step, shop: ImportWorld): Promise<void> => {
  const event = by === 'message' ? { Records: [shop.bucket.messageOf(KEY)] } : { job: 'continue' };
  const rivals: Promise<unknown>[] = [];
  const leap = (): void => {
    if (rivals.length > 0) return;
    shop.advance(301);
    rivals.push(shop.resume({ seconds, batch: BATCH }));
  };
  const die = (): void => {
    throw new Crash('the worker died');
  };
  const wrap = fate.kind === 'whole' ? undefined : interrupted(fate.at, fate.kind === 'dies' ? die : leap);
  await unlessCrash(
    shop.invoke(event, { seconds: fate.kind === 'rival' ? 100_000 : seconds, batch: BATCH, ...(wrap !== undefined && { wrap }) }),
  );
  await Promise.all(rivals);
  shop.advance(pause);
};

/** At one instant, for what a nightly run does depends on its day. */
const END_MS = Date.parse('2026-12-10T10:00:00Z');

const tableOf = async ({ world, effects, advance, nowMs }: ImportWorld): Promise<object[]> => {
  advance((END_MS - nowMs()) / 1000);
  await sweepNightly(world.shop, effects);
  return (await contentsOf(world)).filter((item) => !('pk' in item && item.pk === 'IMPORT'));
};

describe('law: invocations', () => {
  let whole: object[] = [];
  let counts = '';

  before(async () => {
    const shop = await openImportWorld('2026-11-25T10:00:00Z');
    await shop.put(KEY, FILE);
    counts = (await listImports(shop.effects))[0]?.counts ?? '';
    whole = await tableOf(shop);
    shop.close();
  });

  it('a file comes to the same table and account by whatever invocations, deaths, rivals and messages it is imported', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const shop = await openImportWorld('2026-11-25T10:00:00Z');
        try {
          shop.bucket.put(KEY, FILE);
          await shop.invoke({ Records: [shop.bucket.messageOf(KEY)] }, { seconds: 1, batch: BATCH });
          for (const one of steps) await play(one, shop);
          for (let strikes = 0; strikes < 5 && (await listImports(shop.effects))[0]?.status === 'running'; strikes += 1) {
            shop.advance(301);
            await shop.resume({ seconds: 10_000, batch: BATCH });
          }
          const [state] = await listImports(shop.effects);
          assert.deepEqual([state?.status, state?.failure, state?.counts], ['done', undefined, counts]);
          assert.deepEqual(await tableOf(shop), whole);
        } finally {
          shop.close();
        }
      }),
      { seed: 20261125, numRuns: 60 },
    );
  });
});
