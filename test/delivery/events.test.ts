import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createCollect } from '../../src/lambda/collect/create-collect.ts';
import { eventOf, openFunctions } from '../../src/lambda/shared/function-world.fixture.ts';
import { createSweep } from '../../src/lambda/sweep/create-sweep.ts';
import { contentsOf, openWorld, order } from '../../src/pipeline/shop.fixture.ts';
import { startWorker, type Worker } from '../histories/worker.ts';

const DAY = '2026-03-10';
const CLOCK = `${DAY}T12:00:00Z`;
const BOOKED = /^(ORDER|LEDGER|CUSTOMERS)#/;
const context = { getRemainingTimeInMillis: () => 300_000 };

const request = eventOf('POST /v1/orders', '/v1/orders', {
  scopes: 'collect',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ orders: [{ ...order('1', '2026-03-10T11:00:00Z', { customerKey: 'c1' }), updatedAt: 1_773_000_000 }] }),
});

/** An empty shop; `begin` starts a function in a process of its own, which stands before its first operation. */
const openShop = async () => {
  const { world: functions } = await openFunctions(async () => undefined);
  const shop = await openWorld(CLOCK);
  const world = { ...functions, ...shop.effects };
  const beginCollect = (): Promise<Worker> =>
    startWorker(world.table, async (table) => void (await createCollect({ ...world, table })(request)));
  const beginSweep = (job: string): Promise<Worker> =>
    startWorker(world.table, (table) => createSweep({ ...world, table, delay: async () => undefined })({ job }, context));
  const says = async (): Promise<string> => {
    await toEnd(await beginSweep('nightly'));
    // Days on which nothing happened may have got an image of nothing, or not.
    const items = (await contentsOf(shop)) as { pk: string; sk: string }[];
    const told = items.filter(({ pk, sk }) => BOOKED.test(pk) || sk === DAY || sk === DAY.slice(0, 7));
    return createHash('sha256').update(JSON.stringify(told)).digest('hex');
  };
  return { beginCollect, beginSweep, says };
};

const toEnd = async (worker: Worker, most = Number.POSITIVE_INFINITY): Promise<void> => {
  for (let steps = 0; steps < most && worker.state() === 'waiting'; steps += 1) await worker.step('none');
};

const once = async (): Promise<string> => {
  const { beginCollect, says } = await openShop();
  await toEnd(await beginCollect());
  return says();
};

test('a request that is sent again after a time-out, while its first worker lives on, counts once wherever the first one stood', async () => {
  const wanted = await once();
  assert.notEqual(await (await openShop()).says(), wanted, 'an empty shop says something else');
  for (let stood = 0; stood <= 14; stood += 1) {
    const { beginCollect, beginSweep, says } = await openShop();
    const first = await beginCollect();
    await toEnd(first, stood);
    await toEnd(await beginCollect());
    await toEnd(await beginSweep('sweep'));
    await toEnd(first);
    assert.equal(await says(), wanted, `stood before operation ${stood}`);
  }
});

test('an event of the schedule that comes twice at once folds the same figures', async () => {
  const wanted = await once();
  const { beginCollect, beginSweep, says } = await openShop();
  await toEnd(await beginCollect());
  const workers = [await beginSweep('nightly'), await beginSweep('nightly'), await beginSweep('sweep')];
  while (workers.some((worker) => worker.state() === 'waiting')) for (const worker of workers) await toEnd(worker, 1);
  assert.deepEqual(
    workers.map((worker) => worker.state()),
    ['done', 'done', 'done'],
  );
  assert.equal(await says(), wanted);
});

test('a request that is sent twice at once, step by step, counts once', async () => {
  const wanted = await once();
  const { beginCollect, says } = await openShop();
  const workers = [await beginCollect(), await beginCollect()];
  while (workers.some((worker) => worker.state() === 'waiting')) for (const worker of workers) await toEnd(worker, 1);
  assert.equal(await says(), wanted);
});
