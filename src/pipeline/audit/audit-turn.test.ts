import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderRef } from '../../domain/ids.ts';
import type { Day } from '../../domain/time/day.ts';
import { unpackImage } from '../../store/items/rollup-item.ts';
import { AUDIT_KEY, dayRollupKey, postingKey } from '../../store/table.ts';
import { deliver, openWorld, order, type World } from '../shop.fixture.ts';
import { sweepNightly } from '../sweep.ts';
import { auditTurn } from './audit-turn.ts';
import type { Pace } from './run-audit.ts';

const NIGHT = '2024-03-10T01:00:00Z';
const WRONG = dayRollupKey('S', '2024-02-03' as Day);
const OTHER = dayRollupKey('S', '2024-02-09' as Day);
const always: Pace = async () => true;

/** Says yes so many times. */
const steps = (count: number): Pace => {
  let left = count;
  return async () => {
    left -= 1;
    return left >= 0;
  };
};

/** A shop with an order on each of some days, on a table whose pages are small. */
const openShop = async (): Promise<World> => {
  const world = await openWorld('2024-03-09T12:00:00Z');
  for (let day = 1; day <= 9; day += 1) await deliver(order(`${day}`, `2024-02-0${day}T12:00:00Z`), 1, world);
  await deliver(order('10', '2024-02-09T12:00:00Z'), 1, world);
  await sweepNightly(world.shop, world.effects);
  world.setClock(NIGHT);
  return world.through((table) => ({ ...table, scanPage: (scan) => table.scanPage({ ...scan, limit: Math.min(10, scan.limit ?? 10) }) }));
};
const turn = ({ shop, effects }: World, pace: Pace = always) => auditTurn(shop, effects, pace);
const lose = ({ effects }: World, day: string, id: string) => effects.table.deleteIf(postingKey(day as Day, `shop#${id}` as OrderRef));

test('proves a book at rest in one turn, and rests until the next day', async () => {
  const world = await openShop();
  const ended = await turn(world);
  assert.deepEqual([ended.kind, ended.figures], ['ended', { auditedAt: Date.parse(NIGHT), documents: 0, rollups: 0 }]);
  assert.equal((await turn(world)).kind, 'rests');
  world.setClock('2024-03-11T01:00:00Z');
  assert.equal((await turn(world)).kind, 'ended');
});

test('goes on where the last turn stopped, and finds the same', async () => {
  const world = await openShop();
  await lose(world, '2024-02-03', '3');
  const turns = [await turn(world, steps(3))];
  while (turns.at(-1)?.kind === 'goes-on') {
    turns.push(await turn(world, steps(3)));
    assert.ok(turns.length < 99, 'comes to an end');
  }
  assert.ok(turns.length > 5);
  const last = turns.at(-1);
  assert.deepEqual([last?.kind, last?.state?.found, last?.figures.documents], ['ended', { documents: ['2024-02-03'], rollups: [] }, 0]);
  assert.ok(await world.effects.table.get(postingKey('2024-02-03' as Day, 'shop#3' as OrderRef), 'strong'));
});

/** Puts what another day says in the place of what the day says. */
const falsify = async ({ effects }: World): Promise<void> => {
  const [item, wrong] = [await effects.table.get(WRONG, 'strong'), await effects.table.get(OTHER, 'strong')];
  assert.ok(item?.body && wrong?.body);
  assert.notDeepEqual(unpackImage(item), unpackImage(wrong));
  await effects.table.putIf({ ...item, body: wrong.body });
};

test('marks a rollup that differs, waits for the sweep, and publishes that nothing is left', async () => {
  const world = await openShop();
  await falsify(world);
  const waiting = await turn(world);
  assert.deepEqual([waiting.kind, waiting.state?.found.rollups], ['waits', ['2024-02-03', '2024-02']]);
  assert.equal((await turn(world)).kind, 'waits');
  world.setClock('2024-03-10T04:30:00Z');
  await sweepNightly(world.shop, world.effects);
  const { kind, figures } = await turn(world);
  assert.deepEqual([kind, figures.documents, figures.rollups], ['ended', 0, 0]);
});

test('tells drift that the sweep could not fold away', async () => {
  const world = await openShop();
  await falsify(world);
  await turn(world);
  world.setClock('2024-03-10T04:30:00Z');
  await sweepNightly(world.shop, world.effects);
  await falsify(world);
  const ended = await turn(world);
  assert.deepEqual([ended.kind, ended.figures.rollups], ['ended', 2]);
  assert.deepEqual(await world.effects.table.get(AUDIT_KEY, 'strong'), { ...AUDIT_KEY, ...ended.figures });
});

test('a day that is booked on while it is scanned says nothing', async () => {
  const world = await openShop();
  await turn(world, steps(2));
  world.setClock('2024-03-10T01:05:00Z');
  for (let day = 1; day <= 9; day += 1) await deliver(order(`${day}x`, `2024-02-0${day}T13:00:00Z`), 1, world);
  const { kind, state, figures } = await turn(world);
  const found = state?.found.documents ?? [];
  assert.deepEqual([kind, found, figures.documents ?? 0], ['ended', [], 0]);
});

test('the figures of the last audit stay readable while the next is under way', async () => {
  const world = await openShop();
  await turn(world);
  world.setClock('2024-03-11T01:00:00Z');
  const { kind, figures } = await turn(world, steps(2));
  assert.deepEqual([kind, figures.documents, figures.rollups], ['goes-on', 0, 0]);
  const item = await world.effects.table.get(AUDIT_KEY, 'strong');
  assert.deepEqual([item?.documents, item?.progress instanceof Uint8Array], [0, true]);
});
