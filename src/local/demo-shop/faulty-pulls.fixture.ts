import { Day } from '../../domain/time/day.ts';
import type { PullSource } from '../../pipeline/pull/pull-source.ts';
import { sweepHotDays } from '../../pipeline/sweep.ts';
import type { ClientEffects, HttpAnswer, HttpFailure } from '../../sources/retail-api/client/http.ts';
import { SourceError } from '../../sources/source-error.ts';
import type { Table } from '../../store/port.ts';
import { type DemoWorld, differences, foldAll, openDemoWorld, planOf, pullOnce } from './demo-world.fixture.ts';
import type { ShopPlan } from './generate/shop-plan.ts';
import { createRandom, type Random } from './random.ts';
import { type Delivered, faultyShop } from './serve/faults.ts';

class Crash extends Error {}

/** A table whose worker dies at its `left`-th operation, before it or just after. */
const dyingTable = (table: Table, left: number, random: Random): Table => {
  let rest = left;
  const dying =
    <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      rest -= 1;
      if (rest < 0 || (rest === 0 && random.chance(0.5))) throw new Crash('the worker died');
      const result = await operation(...args);
      if (rest === 0) throw new Crash('the worker died');
      return result;
    };
  return {
    get: dying(table.get),
    batchGet: dying(table.batchGet),
    queryPage: dying(table.queryPage),
    putIf: dying(table.putIf),
    setIf: dying(table.setIf),
    deleteIf: dying(table.deleteIf),
    scanPage: dying(table.scanPage),
  };
};

const SILENCE_MS = 30_000;

const received = (delivered: Delivered, pass: (ms: number) => void): HttpAnswer | HttpFailure => {
  if (delivered.kind === 'whole') return delivered.answer;
  if (delivered.kind === 'silent') pass(SILENCE_MS);
  return delivered.kind === 'cut' ? delivered.answer : { failed: 'connection', says: `the connection was ${delivered.kind}` };
};

/** A client whose every request takes its time, meets few records at once, and fails as often as `share` says. */
const faultyClient = (world: DemoWorld, share: number, random: Random): ClientEffects => {
  const deliver = faultyShop(world.demo, share, random);
  const send: ClientEffects['send'] = async ({ url, headers }) => {
    const { pathname, search } = new URL(url);
    const small = (pathname + search).replace(/limit=\d+/, `limit=${random.between(3, 40)}`);
    world.pass(random.chance(0.1) ? random.between(0, 200_000) : random.between(0, 3_000));
    return received(deliver({ method: 'GET', url: small, authorization: headers.authorization }, world.nowMs()), world.pass);
  };
  return { ...world.client, send, random: random.next };
};

type Weaken = (source: PullSource) => PullSource;

const pullSomehow = async (world: DemoWorld, weaken: Weaken, random: Random): Promise<void> => {
  const client = faultyClient(world, random.pick([0, 0.1, 0.3, 0.6]), random);
  const table = random.chance(0.6) ? dyingTable(world.effects.table, random.between(1, 4_000), random) : world.effects.table;
  try {
    await pullOnce(world, { client, table, weaken });
  } catch (error) {
    if (!(error instanceof Crash || error instanceof SourceError)) throw error;
  }
};

const MINUTE_MS = 60_000;

/** `start`: when the first pull begins. `restMs`: the longest that the shop is left alone between two pulls. */
type Setting = { readonly plan: ShopPlan; readonly start: string; readonly restMs: readonly number[] };

const rest = async (world: DemoWorld, { restMs }: Setting, random: Random): Promise<void> => {
  world.pass(random.between(1, random.pick(restMs)));
  if (random.chance(0.3)) await sweepHotDays(world.shop, world.effects);
  if (random.chance(0.2)) await foldAll(world);
};

// A busy evening on which changes come close together and late, or a quiet shop with months of history.
const settingOf = (seed: number, random: Random): Setting =>
  random.chance(0.7)
    ? {
        plan: planOf({ seed: `s${seed}`, opened: Day.parse('2025-02-28'), scale: 12, lateShare: 0.4 }),
        start: '2025-03-01T19:00:00Z',
        restMs: [MINUTE_MS, 4 * MINUTE_MS, 30 * MINUTE_MS],
      }
    : {
        plan: planOf({ seed: `s${seed}`, opened: Day.parse('2024-12-20'), scale: 0.15, lateShare: 0.1 }),
        start: '2025-03-02T12:00:00Z',
        restMs: [5 * MINUTE_MS, 600 * MINUTE_MS, 3_000 * MINUTE_MS],
      };

/** Pulls a shop several times with all that can go wrong, then once undisturbed, and says where the reports differ from the shop. */
export const playSchedule = async (seed: number, weaken: Weaken = (source) => source): Promise<string[]> => {
  const random = createRandom(`schedule ${seed}`);
  const setting = settingOf(seed, random);
  const world = await openDemoWorld(setting.start, setting.plan);
  try {
    for (let pull = random.between(1, 8); pull > 0; pull -= 1) {
      await pullSomehow(world, weaken, random);
      await rest(world, setting, random);
    }
    await pullOnce(world, { weaken });
    await foldAll(world);
    return await differences(world);
  } finally {
    world.close();
  }
};
