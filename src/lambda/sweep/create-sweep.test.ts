import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day } from '../../domain/time/day.ts';
import { deliver, order } from '../../pipeline/shop.fixture.ts';
import { dayRollupKey } from '../../store/table.ts';
import { readEmfLine } from '../shared/emf.fixture.ts';
import { openFunctions } from '../shared/function-world.fixture.ts';
import { createSweep } from './create-sweep.ts';

const AT = '2026-03-10T12:00:00Z';
const context = { getRemainingTimeInMillis: () => 300_000 };

const openSweep = async () => {
  const { api, world, lines } = await openFunctions(async () => undefined);
  api.world.setClock(AT);
  const sweep = createSweep({ ...world, delay: () => Promise.reject(new Error('nothing is to be waited for')) });
  return { shop: api.world, world, lines, sweep };
};

test('folds what was posted, and tells how fresh and how silent the shop is', async () => {
  const { shop, world, lines, sweep } = await openSweep();
  await deliver(order('new', '2026-03-10T11:59:00Z'), 1, shop);
  await sweep({ job: 'sweep' }, context);
  assert.ok(await world.table.get(dayRollupKey('S', Day.parse('2026-03-10')), 'strong'));
  const { kind, orders, interval, level } = JSON.parse(lines[0] ?? '');
  assert.deepEqual({ kind, orders, interval, level }, { kind: 'swept', orders: 1, interval: 60, level: 'info' });
  const { values } = readEmfLine(lines[1] ?? '');
  assert.deepEqual([values.Freshness, values.FeedSilence, lines.length], [0, 60, 2]);
});

test('an event that nobody sends is refused, and told as an error', async () => {
  const { lines, sweep } = await openSweep();
  await assert.rejects(sweep({ job: 'dance' }, context));
  assert.equal(readEmfLine(lines[1] ?? '').values.Errors, 1);
});
