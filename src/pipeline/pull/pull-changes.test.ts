import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import type { OrderDocument } from '../../domain/order/order-document.ts';
import { listQuarantined } from '../quarantine.ts';
import { at, itemsOf, openWorld, order, type World } from '../shop.fixture.ts';
import { pullChanges } from './pull-changes.ts';
import type { PulledOrder, PulledPage, PullSource } from './pull-source.ts';
import { readSource, type SourceState } from './source-state.ts';

const NAME = SourceName.parse('shop');
const NOW = '2026-03-10T12:00:00Z';
const OVERLAP_MS = 300_000;

type Asked = { sinceMs?: number; beforeMs?: number };

/** A shop's list of changes that can be written to, asked in pages of two; `failAt` is the page at which its network fails. */
const shopOf = (clock: () => number) => {
  const changes = new Map<string, PulledOrder & { ms: number }>();
  const asked: Asked[] = [];
  const state = { failAt: Number.POSITIVE_INFINITY, pages: 0 };
  const change = (document: OrderDocument, iso: string): void => {
    changes.set(document.id, { kind: 'order', document, updatedAtMs: Date.parse(iso), ms: Date.parse(iso) });
  };
  const spoil = (id: string, iso: string): void => {
    const rejected = {
      reason: 'amount-invalid',
      detail: 'Correct it.',
      origin: `shop#${id}`,
      record: `{"id":"${id}"}`,
      profile: 'retail-api',
    };
    changes.set(id, { kind: 'rejected', ...rejected, ms: Date.parse(iso) });
  };
  async function* orders(range: Asked): AsyncGenerator<PulledPage<PulledOrder>> {
    asked.push(range);
    let after = range.sinceMs ?? 0;
    for (;;) {
      state.pages += 1;
      if (state.pages > state.failAt) throw new Error('the network failed');
      const rest = [...changes.values()].filter(({ ms }) => ms >= after && ms < (range.beforeMs ?? Number.POSITIVE_INFINITY));
      const page = rest.sort((a, b) => a.ms - b.ms).slice(0, 2);
      yield { records: page, readAtMs: clock(), reachedMs: page.at(-1)?.ms };
      if (rest.length <= 2) return;
      after = (page.at(-1)?.ms ?? 0) + 1;
    }
  }
  const source: PullSource = {
    name: NAME,
    overlapMs: OVERLAP_MS,
    begin: async () => {
      const oldest = [...changes.values()].map(({ ms }) => ms).sort((a, b) => a - b)[0];
      return { readAtMs: clock(), isEmpty: oldest === undefined, oldestMs: oldest };
    },
    orders,
    products: async function* () {},
  };
  return { source, asked, state, change, spoil };
};

const pull = (shop: ReturnType<typeof shopOf>, { effects, shop: book }: World, onWindow: (state: SourceState) => void = () => undefined) =>
  pullChanges({ source: shop.source, shop: book, effects, onPage: () => undefined, onWindow: async (state) => onWindow(state) });

const bookedIds = async (world: World): Promise<string[]> =>
  (await itemsOf('ORDER#', world)).map(({ pk }) => pk.slice('ORDER#shop#'.length));

const setting = async () => {
  const world = await openWorld(NOW);
  const shop = shopOf(world.effects.nowMs);
  return { world, shop };
};

test('loads history month by month, newest first, and looks for changes in between', async () => {
  const { world, shop } = await setting();
  for (const [id, iso] of [
    ['a', '2026-01-05T10:00:00Z'],
    ['b', '2026-02-20T10:00:00Z'],
    ['c', '2026-03-09T10:00:00Z'],
  ] as const)
    shop.change(order(id, iso), iso);
  const seen: string[][] = [];
  const states: (number | undefined)[] = [];
  const state = await pull(shop, world, ({ history }) => states.push(history?.beforeMs));
  seen.push(await bookedIds(world));
  assert.deepEqual(seen, [['a', 'b', 'c']]);
  assert.deepEqual(states, [Date.parse('2026-03-01T00:00:00Z'), Date.parse('2026-02-01T00:00:00Z'), undefined]);
  const mark = Date.parse(NOW) - OVERLAP_MS;
  assert.deepEqual(shop.asked, [
    { sinceMs: mark },
    { sinceMs: Date.parse('2026-03-01T00:00:00Z'), beforeMs: mark },
    { sinceMs: mark },
    { sinceMs: Date.parse('2026-02-01T00:00:00Z'), beforeMs: Date.parse('2026-03-01T00:00:00Z') },
    { sinceMs: mark },
    { beforeMs: Date.parse('2026-02-01T00:00:00Z') },
    { sinceMs: mark },
  ]);
  assert.deepEqual([state.history, state.counts.accepted, state.markMs], [undefined, 3, mark]);
});

test('meets again what a page read close to the present, and finds what became visible behind it', async () => {
  const { world, shop } = await setting();
  await pull(shop, world);
  shop.change(order('late-1', NOW), '2026-03-10T11:59:58Z');
  await pull(shop, world);
  world.setClock('2026-03-10T12:02:00Z');
  shop.change(order('late-2', NOW), '2026-03-10T11:59:57Z');
  const { counts } = await pull(shop, world);
  assert.deepEqual(await bookedIds(world), ['late-1', 'late-2']);
  assert.deepEqual([counts.accepted, counts.duplicate], [2, 1]);
});

test('goes on from the last page that was booked, and says why the pull before failed', async () => {
  const { world, shop } = await setting();
  for (let day = 1; day <= 9; day += 1) shop.change(order(`o${day}`, `2026-03-0${day}T10:00:00Z`), `2026-03-0${day}T10:00:00Z`);
  shop.state.failAt = 3;
  await assert.rejects(pull(shop, world), /the network failed/);
  assert.deepEqual(await bookedIds(world), ['o1', 'o2', 'o3', 'o4']);
  assert.deepEqual((await readSource(NAME, world.effects))?.failure, { atMs: Date.parse(NOW), says: 'the network failed' });
  shop.state.failAt = Number.POSITIVE_INFINITY;
  const { counts, failure } = await pull(shop, world);
  assert.equal((await bookedIds(world)).length, 9);
  assert.deepEqual([counts.accepted, counts.duplicate, failure], [9, 1, undefined]);
});

test('holds one record that cannot be taken once, counts it each time, and takes all others', async () => {
  const { world, shop } = await setting();
  shop.change(order('good', NOW), '2026-03-10T11:59:00Z');
  shop.spoil('bad', '2026-03-10T11:59:30Z');
  await pull(shop, world);
  world.setClock('2026-03-10T12:01:00Z');
  const { counts } = await pull(shop, world);
  assert.deepEqual(counts.quarantined, { 'amount-invalid': 2 });
  assert.deepEqual(
    (await listQuarantined(world.effects)).map(({ origin }) => origin),
    ['shop#bad'],
  );
  assert.deepEqual(await bookedIds(world), ['good']);
});

test('a shop that has nothing yet has no history to load', async () => {
  const { world, shop } = await setting();
  const { history, caughtUpMs } = await pull(shop, world);
  assert.deepEqual([history, caughtUpMs], [undefined, at(NOW) * 1000]);
});
