import { DEFAULT_INCLUSION } from '../../src/domain/ledger/inclusion.ts';
import { CurrencyCode } from '../../src/domain/money/currency.ts';
import { addDays } from '../../src/domain/time/day.ts';
import { startOfDay } from '../../src/domain/time/zone.ts';
import { collect } from '../../src/pipeline/collect.ts';
import { dayAt, type Effects, type Shop } from '../../src/pipeline/effects.ts';
import { createListing } from '../../src/pipeline/list-costs.ts';
import type { Item, Table } from '../../src/store/port.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';
import { arbitraryPlan, type Plan } from './arbitrary-orders.ts';
import { arbitraryDeliveries, type Delivery } from './deliveries.ts';
import type { Profile } from './profile.ts';
import type { Protocol } from './protocol.ts';
import { createRandom, type Random } from './random.ts';
import { type Fault, startWorker, type Worker } from './worker.ts';

/** More operations than any honest history has: something runs in circles. */
const ENDLESS = 20_000;

/** Sweeps, nightly runs and audits at work at once, and begun in all, so that they do not crowd out what they are to disturb. */
const FOLDING = 2;
const FOLDS = 5;

/** Moves of the clock over midnights or days in a history; each day that passes is one more to fold. */
const LEAPS = 8;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Task = { readonly worker: Worker; readonly delivery?: Delivery; readonly isLate: boolean };

/** One history while it runs. `table` is the store itself; workers see it through their gates. */
export type World = {
  readonly table: Table;
  readonly shop: Shop;
  readonly plan: Plan;
  readonly random: Random;
  readonly profile: Profile;
  readonly protocol: Protocol;
  readonly nowMs: () => number;
  readonly pass: (ms: number) => void;
  readonly work: (job: Job) => Promise<Worker>;
  readonly counts: { operations: number; faults: number; folds: number; leaps: number };
};

type Job = (shop: Shop, effects: Effects) => Promise<void>;

let shared: Table | undefined;

// Opening a database takes longer than most histories, so they all use one, each from its beginning.
const emptyTable = async (): Promise<Table> => {
  shared ??= openSqliteTable({ path: ':memory:' });
  for (const { pk, sk } of await allItems(shared)) await shared.deleteIf({ pk, sk });
  return shared;
};

export const allItems = async (table: Table): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.scanPage(cursor === undefined ? {} : { cursor });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

const createWorld = async (random: Random, profile: Profile, protocol: Protocol): Promise<World> => {
  const plan = arbitraryPlan(random, profile);
  const shop: Shop = { zone: plan.zone, currency: CurrencyCode.parse('GBP'), weekStart: 'monday', inclusion: DEFAULT_INCLUSION };
  const table = await emptyTable();
  let ms = plan.startMs;
  let nonces = 0;
  const nonce = (): string => {
    nonces += 1;
    return `nonce-${nonces}`;
  };
  const work: World['work'] = (job) => {
    const skewMs = random.between(-profile.skewMinutes, profile.skewMinutes) * MINUTE_MS;
    const nowMs = (): number => ms + skewMs;
    return startWorker(table, (gated) => {
      const effects = { table: protocol.guise(gated, table, nowMs), nowMs, nonce };
      return job(shop, profile.costs > 0 ? { ...effects, listCosts: createListing(shop, effects) } : effects);
    });
  };
  const pass = (more: number): void => {
    ms += more;
  };
  return {
    table,
    shop,
    plan,
    random,
    profile,
    protocol,
    nowMs: () => ms,
    pass,
    work,
    counts: { operations: 0, faults: 0, folds: 0, leaps: 0 },
  };
};

const jobOf =
  (delivery: Delivery, protocol: Protocol): Job =>
  async (shop, effects) => {
    if (delivery.kind === 'record') return protocol.deliver(delivery.told, shop, effects);
    if (delivery.kind === 'costs') return protocol.loadCosts(delivery.costs, shop, effects);
    const batches = (from: number) => delivery.batches.filter(({ position }) => position > from);
    return protocol.importFile({ id: delivery.id, exportedAtMs: delivery.exportedAtMs, batches }, shop, effects);
  };

const step = async (worker: Worker, fault: Fault, { counts }: World): Promise<void> => {
  counts.operations += 1;
  if (counts.operations > ENDLESS) throw new RangeError(`the history has not ended after ${ENDLESS} operations`);
  await worker.step(fault);
};

/** Lets one worker go on to its end, undisturbed. */
export const runToEnd = async (worker: Worker, world: World): Promise<void> => {
  while (worker.state() === 'waiting') await step(worker, 'none', world);
};

export const deliverQuietly = async (delivery: Delivery, world: World): Promise<void> =>
  runToEnd(await world.work(jobOf(delivery, world.protocol)), world);

export const sweepQuietly = async (kind: 'sweep' | 'night' | 'audit', world: World): Promise<void> =>
  runToEnd(await world.work(world.protocol[kind]), world);

const chooseFault = ({ random, profile, counts }: World): Fault => {
  if (counts.faults >= profile.faults) return 'none';
  const { crash, lost, twice, throttled, reset } = profile;
  let drawn = random.next();
  if (drawn < crash) return random.chance(0.5) ? 'crash-before' : 'crash-after';
  drawn -= crash;
  for (const [fault, share] of [
    ['lost', lost],
    ['twice', twice],
    ['throttled', throttled],
    ['reset', reset],
  ] as const) {
    if (drawn < share) return fault;
    drawn -= share;
  }
  return 'none';
};

/** Seconds, hours, over a midnight, or days. */
const moveClock = ({ random, profile, shop, nowMs, pass, counts }: World): void => {
  if (!random.chance(profile.tick)) return;
  if (counts.leaps >= LEAPS || !random.chance(profile.leap)) {
    return pass(random.pick([1000, 20_000, 5 * MINUTE_MS, random.between(1, 3600) * 1000]));
  }
  counts.leaps += 1;
  if (random.chance(0.4)) return pass(random.between(1, profile.longest * 24) * HOUR_MS);
  const midnight = startOfDay(shop.zone, addDays(dayAt(shop, nowMs()), 1)) * 1000;
  pass(Math.max(0, midnight - nowMs() + random.between(-120, 180) * 1000));
};

type Stage = { readonly tasks: Task[]; readonly queue: Delivery[]; current: Task | undefined };

const begin = async (stage: Stage, world: World): Promise<boolean> => {
  const { random, profile, protocol } = world;
  const atWork = stage.tasks.filter(({ delivery, isLate }) => delivery !== undefined && !isLate).length;
  const start = async (job: Job, delivery?: Delivery): Promise<boolean> => {
    stage.tasks.push({ worker: await world.work(job), ...(delivery && { delivery }), isLate: false });
    return true;
  };
  if (atWork < profile.workers && stage.queue.length > 0 && random.chance(profile.pace)) {
    const delivery = stage.queue.shift();
    if (delivery !== undefined) return start(jobOf(delivery, protocol), delivery);
  }
  // Two beside each other are what a schedule and its retry make; more would only keep refusing each other's puts.
  if (stage.tasks.filter(({ delivery, isLate }) => delivery === undefined && !isLate).length >= 2) return false;
  const folding = stage.tasks.filter(({ delivery, isLate }) => delivery === undefined && !isLate).length;
  if (folding >= FOLDING || world.counts.folds >= FOLDS) return false;
  const drawn = random.next();
  const { sweeps, nights, audits } = profile;
  if (drawn >= sweeps + nights + audits) return false;
  world.counts.folds += 1;
  if (drawn < sweeps) return start(protocol.sweep);
  return start(drawn < sweeps + nights ? protocol.night : protocol.audit);
};

// A worker that timed out is alive and may go on at any time, though seldom; meanwhile its record is delivered again.
const chooseTask = (stage: Stage, { random }: World, stay: number): Task | undefined => {
  const { tasks, current } = stage;
  if (current !== undefined && tasks.includes(current) && random.chance(stay)) return current;
  const prompt = tasks.filter(({ isLate }) => !isLate);
  return tasks.length === 0 ? undefined : random.pick(prompt.length > 0 && random.chance(0.85) ? prompt : tasks);
};

const settle = (task: Task, stage: Stage, world: World): void => {
  const { queue, tasks } = stage;
  const { random, profile, counts } = world;
  const state = task.worker.state();
  const at = tasks.indexOf(task);
  const redeliver = (): void => {
    if (task.delivery !== undefined && !task.isLate && profile.heal !== 'audit')
      queue.splice(random.between(0, queue.length), 0, task.delivery);
  };
  if (state === 'waiting') {
    if (task.isLate || counts.faults >= profile.faults || !random.chance(profile.timeOut)) return;
    counts.faults += 1;
    redeliver();
    tasks[at] = { ...task, isLate: true };
    return;
  }
  tasks.splice(at, 1);
  if (state !== 'done') redeliver();
};

const runTurn = async (stage: Stage, world: World, stay: number): Promise<void> => {
  moveClock(world);
  if (await begin(stage, world)) return;
  const task = chooseTask(stage, world, stay);
  if (task === undefined) return;
  stage.current = task;
  const fault = chooseFault(world);
  if (fault !== 'none') world.counts.faults += 1;
  await step(task.worker, fault, world);
  settle(task, stage, world);
};

/** Runs everything beside everything, with faults, until all is delivered; workers that timed out may be left. */
const runStorm = async (deliveries: readonly Delivery[], world: World): Promise<Task[]> => {
  const stage: Stage = { tasks: [], queue: [...deliveries], current: undefined };
  const stay = world.random.pick([0, 0.3, 0.7, 0.9]);
  while (stage.queue.length > 0 || stage.tasks.some(({ isLate }) => !isLate)) await runTurn(stage, world, stay);
  return stage.tasks;
};

// As if each delivery had died right after its commit point.
const collectAll = async (deliveries: readonly Delivery[], { table }: World): Promise<void> => {
  for (const delivery of deliveries) {
    if (delivery.kind === 'record') await collect(delivery.told.document, delivery.told.version, { table });
  }
};

const heal = async (deliveries: readonly Delivery[], world: World): Promise<void> => {
  const { random, profile } = world;
  if (profile.heal === 'audit') return collectAll(deliveries, world);
  const everything = profile.heal === 'all' || (profile.heal === 'either' && random.chance(0.3));
  if (!everything) return;
  for (const delivery of random.shuffle(deliveries)) {
    moveClock(world);
    await deliverQuietly(delivery, world);
  }
};

const wakeLate = async (late: Task[], world: World): Promise<void> => {
  while (late.length > 0) {
    const task = world.random.pick(late);
    moveClock(world);
    await step(task.worker, 'none', world);
    if (task.worker.state() !== 'waiting') late.splice(late.indexOf(task), 1);
  }
};

/** Brings the table to rest: nothing is at work, and a nightly run has been. */
export const comeToRest = async (world: World): Promise<void> => {
  // Beyond the quarter of an hour for which an import that broke off holds the nightly run.
  world.pass(20 * MINUTE_MS + world.random.pick([0, HOUR_MS, DAY_MS, 2 * DAY_MS]));
  await sweepQuietly(world.profile.heal === 'audit' ? 'audit' : 'night', world);
};

/** Plays the history of a seed to its rest. Equal seeds, profiles and protocols give equal histories. */
export const playHistory = async (seed: number, profile: Profile, protocol: Protocol): Promise<World> => {
  const random = createRandom(seed);
  const world = await createWorld(random, profile, protocol);
  const deliveries = arbitraryDeliveries(world.plan, profile, random);
  await runToEnd(await world.work(protocol.setUp), world);
  const late = await runStorm(deliveries, world);
  const healFirst = random.chance(0.5);
  if (healFirst) await heal(deliveries, world);
  await wakeLate(late, world);
  if (!healFirst) await heal(deliveries, world);
  await comeToRest(world);
  return world;
};
