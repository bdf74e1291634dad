import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { unpackDayShop } from '../../domain/rollups/day-shop.ts';
import type { Day } from '../../domain/time/day.ts';
import { unpackImage } from '../../store/items/rollup-item.ts';
import { meterTable } from '../../store/meter.ts';
import { spentBetween } from '../../store/meter-reading.ts';
import { dayRollupKey, NIGHTLY_KEY, SWEEP_KEY } from '../../store/table.ts';
import { beginImport, endImport } from '../import-orders.ts';
import { NO_PULL_COUNTS } from '../pull/pull-counts.ts';
import { writeSource } from '../pull/source-state.ts';
import { deliver, itemsOf, openWorld, order, type World } from '../shop.fixture.ts';
import { createSweepTurn, type SweepTurn, type TurnReport } from './sweep-turn.ts';

const NOON = '2024-03-10T12:00:00Z';
const MINUTE_MS = 60_000;
const at = (clock: string): string => `2024-03-10T${clock}Z`;

const ordersOn = async (day: string, { effects }: World): Promise<number | undefined> => {
  const item = await effects.table.get(dayRollupKey('S', day as Day), 'strong');
  return item === undefined ? undefined : unpackDayShop(unpackImage(item)).shop.figures.event.orders;
};
const markedOf = (report: TurnReport): string => (report.kind === 'rested' ? 'rested' : report.marked);
const turnOf =
  (turn: SweepTurn, world: World) =>
  async (clock: string, job: 'sweep' | 'nightly' = 'sweep'): Promise<string> => {
    world.setClock(clock);
    return markedOf(await turn(job, world.shop, { effects: world.effects, limits: { untilMs: Date.parse(clock) + MINUTE_MS } }));
  };

/** A world whose last night's run is behind it. */
const openRested = async (): Promise<{ world: World; take: ReturnType<typeof turnOf> }> => {
  const world = await openWorld(at('06:00:00'));
  world.setClock(NOON);
  return { world, take: turnOf(createSweepTurn(), world) };
};

test('folds the hot days at each strike of the minute, and leaves marked days for the night', async () => {
  const { world, take } = await openRested();
  await deliver(order('1', NOON), 1, world);
  await deliver(order('2', '2024-01-05T12:00:00Z'), 1, world);
  assert.equal(await take(at('12:01:00')), 'none');
  assert.deepEqual([await ordersOn('2024-03-10', world), await ordersOn('2024-01-05', world)], [1, undefined]);
  assert.equal(await take(at('12:01:20')), 'rested');
  assert.equal(await take(at('12:01:58')), 'none');
});

test('keeps the start of each sweep, the interval and the newest sale for all to read', async () => {
  const { world, take } = await openRested();
  await deliver(order('1', at('11:58:00')), 1, world);
  await deliver(order('2', at('18:00:00')), 1, world);
  await take(NOON);
  await take(at('12:01:00'));
  assert.deepEqual(await world.effects.table.get(SWEEP_KEY, 'strong'), {
    ...SWEEP_KEY,
    start: Date.parse(at('12:01:00')),
    interval: 60,
    newestSaleAt: Date.parse(at('11:58:00')) / 1000,
  });
});

test('another process rests too, by what stands in the table', async () => {
  const { world, take } = await openRested();
  await take(NOON);
  const other = turnOf(createSweepTurn(), world);
  assert.deepEqual([await other(at('12:00:20')), await other(at('12:01:00'))], ['rested', 'none']);
});

test('a clock that was ahead holds nobody up', async () => {
  const { world, take } = await openRested();
  await world.effects.table.putIf({ ...SWEEP_KEY, start: Date.parse(at('23:00:00')), interval: 60 });
  assert.equal(await take(NOON), 'none');
});

test('folds all that is marked once an import has ended, and not while one is live', async () => {
  const { world, take } = await openRested();
  const state = await beginImport('file', world.effects);
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  assert.equal(await take(NOON), 'none');
  world.setClock(at('12:00:30'));
  await endImport(state, world.effects);
  assert.equal(await take(at('12:01:00')), 'done');
  assert.equal(await ordersOn('2024-01-05', world), 1);
  assert.equal(await take(at('12:02:00')), 'none');
});

const pulled = (parts: object) => ({
  name: SourceName.parse('shop'),
  markMs: 0,
  productsMarkMs: 0,
  history: undefined,
  caughtUpMs: undefined,
  counts: NO_PULL_COUNTS,
  failure: undefined,
  ...parts,
});
const loadedDownTo = (day: string, clock: string) =>
  pulled({ history: { beforeMs: Date.parse(day), fromMs: undefined, oldestMs: undefined }, beatMs: Date.parse(clock) });

test('folds what a source has loaded, holds what is before, and folds all once its history is whole', async () => {
  const { world, take } = await openRested();
  await deliver(order('1', '2024-02-05T12:00:00Z'), 1, world);
  await deliver(order('2', '2024-01-05T12:00:00Z'), 1, world);
  await writeSource(loadedDownTo('2024-02-01', NOON), world.effects);
  assert.equal(await take(NOON), 'held');
  assert.deepEqual([await ordersOn('2024-02-05', world), await ordersOn('2024-01-05', world)], [1, undefined]);
  await writeSource(pulled({ beatMs: Date.parse(NOON), loadedMs: Date.parse(at('12:00:30')) }), world.effects);
  assert.equal(await take(at('12:01:00')), 'done');
  assert.equal(await ordersOn('2024-01-05', world), 1);
  assert.equal(await take(at('12:02:00')), 'none');
});

test('a source that gave no sign for a day holds nothing', async () => {
  const { world, take } = await openRested();
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  await writeSource(loadedDownTo('2024-02-01', '2024-03-09T11:00:00Z'), world.effects);
  assert.equal(await take(NOON, 'nightly'), 'done');
  assert.equal(await ordersOn('2024-01-05', world), 1);
});

test('the night’s run is begun by its own event, else two minutes late by a turn, and once only', async () => {
  const { world, take } = await openRested();
  const next = (clock: string): string => `2024-03-11T${clock}Z`;
  assert.deepEqual([await take(next('04:29:00')), await take(next('04:31:00'))], ['none', 'none']);
  assert.equal(await take(next('04:33:00')), 'done');
  assert.equal(await take(next('04:34:00')), 'none');
  assert.equal(await take('2024-03-12T04:30:02Z', 'nightly'), 'done');
  assert.equal(await take('2024-03-12T04:33:00Z'), 'none');
  assert.equal((await world.effects.table.get(NIGHTLY_KEY, 'strong'))?.start, Date.parse('2024-03-12T04:30:02Z'));
});

test('a run that was stopped goes on at the next turn, where it stopped', async () => {
  const { world } = await openRested();
  for (const day of ['2023-05-01', '2023-06-01', '2023-07-01']) await deliver(order(day, `${day}T12:00:00Z`), 1, world);
  const turn = createSweepTurn();
  const runs: string[] = [];
  for (let minute = 31; runs.at(-1) !== 'done'; minute += 2) {
    let left = 2;
    const mayGoOn = async (): Promise<boolean> => {
      left -= 1;
      return left >= 0;
    };
    world.setClock(`2024-03-11T04:${minute}:00Z`);
    const limits = { mayGoOn, untilMs: world.effects.nowMs() + MINUTE_MS };
    runs.push(markedOf(await turn(runs.length === 0 ? 'nightly' : 'sweep', world.shop, { effects: world.effects, limits })));
    assert.ok(runs.length < 9, 'comes to an end');
  }
  // Three days, their months and the present one, by twos.
  assert.deepEqual(runs, ['stopped', 'stopped', 'stopped', 'done']);
  assert.deepEqual(await itemsOf('DIRTY', world), []);
});

test('leaves marked days to a turn that is at them, but only for as long as that may live', async () => {
  const { world } = await openRested();
  await deliver(order('1', '2024-01-05T12:00:00Z'), 1, world);
  const limits = { untilMs: Date.parse('2024-03-11T04:35:00Z') };
  world.setClock('2024-03-11T04:30:00Z');
  const dying = world.through((table) => ({ ...table, deleteIf: () => Promise.reject(new Error('killed')) }));
  await assert.rejects(createSweepTurn()('nightly', world.shop, { effects: dying.effects, limits }), /killed/);
  const other = turnOf(createSweepTurn(), world);
  assert.deepEqual([await other('2024-03-11T04:34:00Z'), await other('2024-03-11T04:35:30Z')], ['busy', 'done']);
});

test('a minute in which nothing happens reads little and writes one unit', async () => {
  const { world } = await openRested();
  const meter = meterTable(world.effects.table);
  const effects = { ...world.effects, table: meter.table };
  const limits = { untilMs: Date.parse(at('23:00:00')) };
  const turn = createSweepTurn();
  await turn('sweep', world.shop, { effects, limits });
  const before = meter.read();
  world.setClock(at('12:01:00'));
  await turn('sweep', world.shop, { effects, limits });
  const idle = spentBetween(before, meter.read()).total;
  assert.deepEqual([idle.readUnits, idle.writeUnits], [15, 1]);
  world.setClock(at('12:01:05'));
  const swept = meter.read();
  await turn('sweep', world.shop, { effects, limits });
  assert.equal(spentBetween(swept, meter.read()).total.calls, 0);
});
