import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchUse, MeasuredUse, Spent, VolumeUse } from '../infra/free-tier/estimate/measured-use.ts';
import { FUNCTIONS } from '../infra/functions.ts';
import { createListing } from '../src/pipeline/list-costs.ts';
import { createSweepTurn, type SweepJob } from '../src/pipeline/sweep-turn/sweep-turn.ts';
import { itemBytes } from '../src/store/item-bytes.ts';
import type { Item } from '../src/store/port.ts';
import type { Tally } from '../src/store/tally.ts';
import { measureBatches } from './batches.ts';
import { inFolder, inLab, type Lab, progress, SHOP } from './lab.ts';
import { finalOf, ordinaryOrders } from './ordinary-orders.ts';
import {
  bookHistory,
  DAY_START,
  deliveriesOf,
  FIRST_SECOND,
  FOLLOW_UPS,
  type Happening,
  HISTORY_DAYS,
  happeningsOf,
  NIGHTLY_AT_MS,
} from './webhook.ts';

/** What DynamoDB adds to each item when it charges for storage. @unit bytes @source Amazon DynamoDB pricing, data storage */
const ITEM_OVERHEAD = 100;

const MINUTES_A_DAY = 1440;
const TIME_OUT_MS = FUNCTIONS.sweep.seconds * 1000;

/** The sizes of shop that are measured. The smallest is measured again by a test. @unit orders a day */
export const VOLUMES = [100, 1000, 10_000] as const;

const BATCH_VOLUME = { perDay: 1000, days: 3, firstSecond: FIRST_SECOND };
const BATCH_ORDERS = BATCH_VOLUME.perDay * BATCH_VOLUME.days;
// Long after the last event, so that no day is hot.
const BATCH_NOW_MS = (FIRST_SECOND + 150 * 86_400) * 1000;

/** Three digits are enough for an estimate, and a write more or less a day is no new measurement. */
const rounded = (value: number): number => Number(value.toPrecision(3));

const each = ({ writeUnits, readUnits, calls }: Tally, count: number): Spent => ({
  writeUnits: rounded(writeUnits / count),
  readUnits: rounded(readUnits / count),
  calls: rounded(calls / count),
});

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** What an order costs that comes in batches of 1,000, all folds at the end, as a pull of history or an import has it. */
export const measureBatch = async (): Promise<BatchUse> => {
  const documents = [...ordinaryOrders(BATCH_VOLUME, { refundAfterDays: [1, 30] })].map(finalOf);
  const load = { shop: SHOP, nowMs: BATCH_NOW_MS, documents, products: [] };
  const processor = processorMs();
  const { total } = await measureBatches(load, { size: 1000, foldEach: false });
  return { ...each(total, BATCH_ORDERS), processorMs: rounded((processorMs() - processor) / BATCH_ORDERS) };
};

type Kind = Happening['kind'];
type Halves = Readonly<Record<'spent', Record<Kind, Tally>>> & Readonly<Record<'counts' | 'milliseconds', Record<Kind, number>>>;

const NOTHING: Tally = { calls: 0, readUnits: 0, writeUnits: 0, readBytes: 0, writtenBytes: 0, estimated: 0 };

const plusBetween = (sum: Tally, before: Tally, after: Tally): Tally => ({
  ...sum,
  calls: sum.calls + after.calls - before.calls,
  readUnits: sum.readUnits + after.readUnits - before.readUnits,
  writeUnits: sum.writeUnits + after.writeUnits - before.writeUnits,
});

/** The turns of the deployed function: each minute, of which it rests most where a shop is large, and the night's. */
const turns = (): Happening[] => {
  const turn = createSweepTurn();
  const strike = (atMs: number, job: SweepJob): Happening => {
    return {
      atMs,
      kind: 'sweep',
      run: async ({ effects }) => void (await turn(job, SHOP, { effects, limits: { untilMs: atMs + TIME_OUT_MS } })),
    };
  };
  const minutes = Array.from({ length: MINUTES_A_DAY }, (_, minute) => strike(DAY_START + (minute + 1) * 60_000 - 1, 'sweep'));
  return [...minutes, strike(DAY_START + NIGHTLY_AT_MS, 'nightly')];
};

/** As the deployed functions have it: each order is asked for the costs that the shop lists. */
const withListing = (lab: Lab): Lab => ({ ...lab, effects: { ...lab.effects, listCosts: createListing(SHOP, lab.effects) } });

/** Lets a day happen, and tells what deliveries spent from what sweeps spent. */
const spendDay = async (happenings: readonly Happening[], lab: Lab): Promise<Halves> => {
  const spent = { delivery: NOTHING, sweep: NOTHING };
  const counts = { delivery: 0, sweep: 0 };
  const milliseconds = { delivery: 0, sweep: 0 };
  for (const { atMs, kind, run } of happenings) {
    const [before, processor] = [lab.meter.read().total, processorMs()];
    lab.setClock(atMs);
    await run(lab);
    spent[kind] = plusBetween(spent[kind], before, lab.meter.read().total);
    counts[kind] += 1;
    milliseconds[kind] += processorMs() - processor;
  }
  return { spent, counts, milliseconds };
};

type Stored = Pick<VolumeUse, 'bytesAnOrder' | 'rollupBytesADay'>;

const storedBy = async ({ effects }: Lab, perDay: number): Promise<Stored> => {
  const days = HISTORY_DAYS + 1;
  let [rollups, others] = [0, 0];
  const add = (item: Item): void => {
    const bytes = itemBytes(item) + ITEM_OVERHEAD;
    if (item.pk.startsWith('ROLLUP#')) rollups += bytes;
    else others += bytes;
  };
  let cursor: string | undefined;
  do {
    const page = await effects.table.scanPage(cursor === undefined ? {} : { cursor });
    page.items.forEach(add);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { bytesAnOrder: rounded(others / (perDay * days)), rollupBytesADay: rounded(rollups / days) };
};

/** A day of a shop, with what happens later; once with each delivery, once with each twice, which tells what a second one costs. */
export const measureVolume = (perDay: number): Promise<VolumeUse> =>
  inFolder(async (folder) => {
    const volume = { perDay, days: HISTORY_DAYS + 1, firstSecond: FIRST_SECOND };
    const history = join(folder, 'history.sqlite');
    await bookHistory(history, [...ordinaryOrders(volume)]);
    const deliveries = deliveriesOf([...ordinaryOrders(volume, FOLLOW_UPS)]);
    const dayOf = async (times: number): Promise<Halves & Stored> => {
      progress(`use: ${perDay} orders a day, delivered ${times} ×`);
      const path = join(folder, `${times}.sqlite`);
      copyFileSync(history, path);
      return inLab({ path, startMs: DAY_START }, async (lab) => ({
        ...(await spendDay(happeningsOf(deliveries, { perDay, times, isPlain: false }, turns()), withListing(lab))),
        ...(await storedBy(lab, perDay)),
      }));
    };
    const [once, twice] = [await dayOf(1), await dayOf(2)];
    return {
      ordersADay: perDay,
      statementsAnOrder: rounded(deliveries.length / perDay),
      first: each(once.spent.delivery, once.counts.delivery),
      again: each(plusBetween(NOTHING, once.spent.delivery, twice.spent.delivery), twice.counts.delivery - once.counts.delivery),
      sweepsADay: each(twice.spent.sweep, 1),
      bytesAnOrder: twice.bytesAnOrder,
      rollupBytesADay: twice.rollupBytesADay,
      processorMs: {
        delivery: rounded(twice.milliseconds.delivery / twice.counts.delivery),
        sweepsADay: rounded(twice.milliseconds.sweep),
      },
    };
  });

export const measureUse = async (): Promise<MeasuredUse> => {
  const batch = await measureBatch();
  const volumes: VolumeUse[] = [];
  for (const perDay of VOLUMES) volumes.push(await measureVolume(perDay));
  return { batch, volumes };
};
