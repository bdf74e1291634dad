import { coverOf } from '../../src/domain/cover.ts';
import { packDayShop } from '../../src/domain/rollups/day-shop.ts';
import { noGroups, packGroups } from '../../src/domain/rollups/groups.ts';
import { addPreviousOrders, customersSince, noPreviousOrders } from '../../src/domain/rollups/previous-orders.ts';
import { noShopImage } from '../../src/domain/rollups/shop-image.ts';
import { addDays, type Day, daysBetween } from '../../src/domain/time/day.ts';
import { unpackImage } from '../../src/store/items/rollup-item.ts';
import type { Item } from '../../src/store/port.ts';
import { BY_FUNCTIONS } from '../delivery/by-functions.ts';
import { checkRest, type Rest, restOf } from './check-rest.ts';
import { differences } from './differences.ts';
import { allItems, comeToRest, deliverQuietly, playHistory, sweepQuietly, type World } from './history.ts';
import { IN_TURNS } from './in-turns.ts';
import { naiveDay, naiveHistories } from './naive-images.ts';
import { addAll, type Sums } from './naive-moves.ts';
import { ORDINARY, type Profile } from './profile.ts';
import { type Protocol, REAL } from './protocol.ts';

/** A law of the design: how its histories are made, and what it asks of the table at rest beside the oracle. */
export type Law = {
  readonly profile: Profile;
  readonly protocol?: Protocol; // the real one, where it does not say
  readonly check?: (rest: Rest, world: World) => string[] | Promise<string[]>;
};

const restNow = async (world: World): Promise<Rest> => restOf(world.plan.orders, await allItems(world.table), world.shop);

const STAMPS: ReadonlySet<string> = new Set(['rev', 'cr', 'v', 'dv', 'asOf', 'bookedAt']);
const STATES: ReadonlySet<string> = new Set(['SWEEP', 'NIGHTLY', 'AUDIT', 'IMPORT', 'RESTATED', 'ROLLUP#MONTH#FIRST']);

// A day that was folded into nothing and one that never was folded say the same.
const NOTHING: ReadonlySet<string> = new Set(
  [packGroups(noGroups()), packDayShop({ shop: noShopImage(), slots: [] })].map((bytes) => Buffer.from(bytes).toString('hex')),
);
const isOfNothing = (item: Item): boolean => item.pk.startsWith('ROLLUP#') && NOTHING.has(Buffer.from(unpackImage(item)).toString('hex'));

// What the table says, without when and how often it was written. Customers' entries carry their order's version, and are checked by the oracle.
const contents = (items: readonly Item[]): object =>
  Object.fromEntries(
    items
      .filter((item) => !STATES.has(item.pk) && !item.pk.startsWith('CUSTOMERS#') && !isOfNothing(item))
      .map((item) => [
        `${item.pk} ${item.sk}`,
        Object.fromEntries(
          Object.entries(item)
            .filter(([name]) => !STAMPS.has(name))
            .map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value]),
        ),
      ]),
  );

const redelivered = async (rest: Rest, world: World): Promise<string[]> => {
  const { random, plan } = world;
  const records = plan.orders.flat().filter(() => random.chance(0.7));
  for (const told of random.shuffle([...records, ...records.filter(() => random.chance(0.3))])) {
    await deliverQuietly({ kind: 'record', told }, world);
  }
  await comeToRest(world);
  const again = await restNow(world);
  // Days on which nothing happened may have got an image of nothing meanwhile.
  const [before, after] = [contents(rest.items), contents(again.items)];
  const still = Object.fromEntries(Object.entries(after).filter(([name]) => name in before || !name.startsWith('ROLLUP#')));
  return [...differences(before, still, 'delivered again'), ...checkRest(again)];
};

/** Of all that was taken, nothing is left. `orders` and `orderValue` remain: the order was placed. */
const nothingLeft = ({ images }: Rest): string[] => {
  const total: { event: Sums; order: Sums } = { event: {}, order: {} };
  for (const [span, image] of images) {
    if (span.length === 7) continue;
    addAll(total.event, image.event);
    addAll(total.order, image.order);
  }
  return (['event', 'order'] as const).flatMap((basis) => {
    const sums = total[basis];
    const left: Sums = {
      goods: (sums.grossSales ?? 0) - (sums.discounts ?? 0) - (sums.returns ?? 0),
      units: (sums.unitsSold ?? 0) - (sums.unitsReturned ?? 0),
    };
    for (const name of ['cost', 'netWithCost', 'shipping', 'taxes', 'fees', 'duties', 'tips', 'giftCards']) left[name] = sums[name] ?? 0;
    return differences({}, left, `left by ${basis}`);
  });
};

const GOODS = ['grossSales', 'unitsSold', 'discounts', 'returns', 'unitsReturned', 'cost', 'netWithCost'];
const only = (sums: Sums, names: readonly string[]): Sums => Object.fromEntries(names.map((name) => [name, sums[name] ?? 0]));

const conserved = ({ images }: Rest): string[] => {
  const months = new Map<string, { event: Sums; order: Sums }>();
  const found = [...images].flatMap(([span, image]) => {
    const month = months.get(span.slice(0, 7)) ?? { event: {}, order: {} };
    months.set(span.slice(0, 7), month);
    return (['event', 'order'] as const).flatMap((basis) => {
      if (span.length === 10) addAll(month[basis], image[basis]);
      const sumOf = (way: string): Sums => {
        const sum: Sums = {};
        for (const [name, group] of Object.entries(image.groups)) if (name.startsWith(`${way} `)) addAll(sum, group[basis]);
        return sum;
      };
      const shop = image[basis];
      return [
        ...differences(shop, image.parts[basis], `${span} ${basis} by its parts`),
        ...['country', 'channel', 'paymentMethod', 'code', 'cube'].flatMap((way) =>
          differences(shop, sumOf(way), `${span} ${basis} by ${way}`),
        ),
        ...['product', 'category'].flatMap((way) => differences(only(shop, GOODS), only(sumOf(way), GOODS), `${span} ${basis} by ${way}`)),
      ];
    });
  });
  const byMonth = [...months].flatMap(([month, days]) => {
    const image = images.get(month);
    return (['event', 'order'] as const).flatMap((basis) => differences(days[basis], image?.[basis], `${month} ${basis} by its days`));
  });
  return [...found, ...byMonth];
};

const tiled = ({ images, documents, shop }: Rest, { random }: World): string[] => {
  const days = [...images.keys()].filter((span) => span.length === 10).sort() as Day[];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = daysBetween(addDays(first, -31), addDays(last, 31));
  return Array.from({ length: 4 }, () => {
    const [from, to] = [random.pick(all), random.pick(all)].sort() as [Day, Day];
    const pieces = coverOf({ from, to }, (month) => images.has(month) && random.chance(0.7));
    const [sums, previous]: [Sums, ReturnType<typeof noPreviousOrders>] = [{}, noPreviousOrders()];
    for (const piece of pieces) {
      const image = images.get(piece.kind === 'month' ? piece.month : piece.day);
      if (image === undefined) continue;
      addAll(sums, image.event);
      addPreviousOrders(previous, image.histogram);
    }
    const daily: Sums = {};
    for (const day of daysBetween(from, to)) addAll(daily, images.get(day)?.event ?? {});
    const { new: fresh, returning } = customersSince(previous, from);
    const within = [...naiveHistories(documents).values()].map((history) => history.map(({ second }) => naiveDay(shop.zone, second)));
    const distinct = within.filter((seen) => seen.some((day) => from <= day && day <= to)).length;
    const firsts = within.filter(([day = '']) => from <= day && day <= to).length;
    const wanted = { ...daily, distinctCustomers: distinct, newCustomers: firsts };
    return differences(wanted, { ...sums, distinctCustomers: fresh + returning, newCustomers: fresh }, `${from} to ${to}`);
  }).flat();
};

const audited = async (_: Rest, world: World): Promise<string[]> => {
  if (!world.random.chance(0.1)) return [];
  await sweepQuietly('audit', world);
  const rest = await restNow(world);
  const state: Item = rest.items.find(({ pk }) => pk === 'AUDIT') ?? { pk: 'AUDIT', sk: 'AUDIT' };
  const { documents = 0, rollups = 0 } = state;
  return [...differences({}, { documents, rollups }, 'drift'), ...checkRest(rest)];
};

const FAILING = {
  workers: 3,
  crash: 0.005,
  timeOut: 0.02,
  lost: 0.02,
  twice: 0.02,
  throttled: 0.04,
  reset: 0.02,
  faults: 15,
  sweeps: 0.015,
  nights: 0.006,
  audits: 0.002,
  heal: 'failed',
} as const satisfies Partial<Profile>;

/** The laws by their names in the design. */
export const LAWS = {
  Oracle: { profile: ORDINARY },
  Batching: { profile: { ...ORDINARY, imports: true, workers: 2, versions: [1, 2], timeOut: 0.004, crash: 0.006 } },
  Duplicate: { profile: { ...ORDINARY, crash: 0, timeOut: 0, lost: 0, workers: 1, duplicates: 0.5, heal: 'failed' }, check: redelivered },
  Order: { profile: { ...ORDINARY, orders: [1, 2], versions: [2, 5], workers: 3, duplicates: 0.4, crash: 0, lost: 0, heal: 'failed' } },
  Retraction: { profile: { ...ORDINARY, refunded: true }, check: nothingLeft },
  Conservation: { profile: ORDINARY, check: conserved },
  Cover: { profile: { ...ORDINARY, guests: 0.1, customers: 2 }, check: tiled },
  Neighbour: {
    profile: { ...ORDINARY, orders: [3, 4], customers: 1, guests: 0, versions: [1, 3], workers: 3, tick: 0.05, heal: 'failed' },
  },
  Crash: { profile: { ...ORDINARY, workers: 1, crash: 0.06, lost: 0.01, timeOut: 0, faults: 6, heal: 'failed' } },
  'Two workers': {
    profile: { ...ORDINARY, workers: 3, timeOut: 0.04, faults: 6, sweeps: 0.015, nights: 0.008, audits: 0.001, heal: 'failed' },
    check: audited,
  },
  // The list of costs is brought to the sales by one worker, as the lock of a folder has it.
  Costs: {
    profile: { ...ORDINARY, workers: 1, timeOut: 0, crash: 0.03, lost: 0.01, faults: 6, costs: 4, versions: [1, 3], heal: 'failed' },
    check: audited,
  },
  Sleep: { profile: { ...ORDINARY, sweeps: 0.004, nights: 0.002, tick: 0.35, leap: 0.5, longest: 4, heal: 'failed' } },
  // Documents without postings, postings without rollups: the audit alone makes them good.
  Audit: {
    profile: { ...ORDINARY, customers: 0, versions: [1, 2], crash: 0.03, timeOut: 0, faults: 3, heal: 'audit' },
    check: audited,
  },
  // Everything that a store may do to a worker, often, and clocks that differ by most of the hour that the sweep reaches back.
  'Failing store': {
    profile: { ...ORDINARY, ...FAILING, skewMinutes: 25 },
    check: audited,
  },
  // The same, where each sweep and each audit is a turn of its own, as on AWS.
  // The same through the handlers of the functions, event by event.
  Deliveries: { profile: { ...ORDINARY, ...FAILING, timeOut: 0.04, duplicates: 0.4 }, protocol: BY_FUNCTIONS },
  Turns: { profile: { ...ORDINARY, ...FAILING }, protocol: IN_TURNS, check: audited },
} as const satisfies { readonly [name: string]: Law };

export type LawName = keyof typeof LAWS;
export const LAW_NAMES = Object.keys(LAWS) as LawName[];

/** What is wrong at the end of a history, in words; nothing when it is right. `operations` is how long it was. */
export type Verdict = { readonly wrong: readonly string[]; readonly operations: number };

/** Plays one history under a law and judges it. What the program throws on the way is wrong too. */
export const judge = async (seed: number, law: Law, protocol: Protocol = law.protocol ?? REAL): Promise<Verdict> => {
  try {
    const world = await playHistory(seed, law.profile, protocol);
    const rest = await restNow(world);
    const wrong = [...checkRest(rest), ...((await law.check?.(rest, world)) ?? [])];
    return { wrong, operations: world.counts.operations };
  } catch (error) {
    return { wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)], operations: 0 };
  }
};
