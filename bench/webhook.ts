import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderRef } from '../src/domain/ids.ts';
import type { OrderDocument } from '../src/domain/order/order-document.ts';
import { unpackDayShop } from '../src/domain/rollups/day-shop.ts';
import { versionOf } from '../src/domain/version.ts';
import { book } from '../src/pipeline/book.ts';
import { collect } from '../src/pipeline/collect.ts';
import { dayAt } from '../src/pipeline/effects.ts';
import { endImport, importOrders } from '../src/pipeline/import-orders.ts';
import { sweepHotDays, sweepNightly } from '../src/pipeline/sweep.ts';
import { unpackImage } from '../src/store/items/rollup-item.ts';
import { type MeterReading, spentBetween } from '../src/store/meter-reading.ts';
import { dayRollupKey } from '../src/store/table.ts';
import { COMPONENT_HEADER, componentRow, writesAnOrder } from './components.ts';
import { counterCost, counterText } from './counters.ts';
import { type Figure, numberText, type Section } from './figure.ts';
import { inFolder, inLab, type Lab, progress, SHOP } from './lab.ts';
import { finalOf, type OrderLife, ordinaryOrders } from './ordinary-orders.ts';

const MS_A_DAY = 86_400_000;
const SECONDS_A_DAY = 86_400;
export const FIRST_SECOND = Date.parse('2026-01-05T00:00:00Z') / 1000;

/** Goods are sent back 3 to 10 days later, so a day is typical once ten lie behind it. */
export const FOLLOW_UPS = { refundAfterDays: [3, 10] } as const;
export const HISTORY_DAYS = 11;
export const DAY_START = (FIRST_SECOND + HISTORY_DAYS * SECONDS_A_DAY) * 1000;

export const NIGHTLY_AT_MS = 3 * 3_600_000;
const DELIVERY_MS = 2000; // from the order to its webhook
const REDELIVERY_MS = 30_000;

/** @source the write protocol, sweep, step 4 */
const intervalMs = (ordersADay: number): number => Math.max(60_000, 0.04 * ordersADay * 1000);

/** One thing that happens on the day that is measured. */
export type Happening = { readonly atMs: number; readonly kind: 'delivery' | 'sweep'; readonly run: (lab: Lab) => Promise<void> };

export type Delivery = { readonly second: number; readonly document: OrderDocument };

const deliver =
  ({ second, document }: Delivery): Happening['run'] =>
  async ({ effects }) => {
    const statedMs = second * 1000;
    await collect(document, versionOf(statedMs, statedMs + DELIVERY_MS), effects);
    await book(orderRef(document.source, document.id), SHOP, effects);
  };

const isOnDay = ({ second }: Delivery): boolean => second * 1000 >= DAY_START && second * 1000 < DAY_START + MS_A_DAY;

/** All that the source says on the day: new orders, and what happened to older ones. */
export const deliveriesOf = (lives: readonly OrderLife[]): Delivery[] =>
  lives.flatMap(({ placed, later }) => [{ second: placed.placedAt, document: placed }, ...later]).filter(isOnDay);

const sweepsOf = (ordersADay: number): Happening[] => {
  const interval = intervalMs(ordersADay);
  const hot = Array.from({ length: Math.floor(MS_A_DAY / interval) }, (_, index): Happening => {
    const run: Happening['run'] = async ({ effects }) => void (await sweepHotDays(SHOP, effects));
    return { atMs: DAY_START + (index + 1) * interval - 1, kind: 'sweep', run };
  });
  const run: Happening['run'] = async ({ effects }) => void (await sweepNightly(SHOP, effects));
  const nightly: Happening = { atMs: DAY_START + NIGHTLY_AT_MS, kind: 'sweep', run };
  return [...hot, nightly];
};

export const happeningsOf = (
  deliveries: readonly Delivery[],
  { perDay, times }: Case,
  sweeps: readonly Happening[] = sweepsOf(perDay),
): Happening[] => {
  const delivered = deliveries.flatMap((delivery) =>
    Array.from({ length: times }, (_, index): Happening => {
      return { atMs: delivery.second * 1000 + DELIVERY_MS + index * REDELIVERY_MS, kind: 'delivery', run: deliver(delivery) };
    }),
  );
  return [...delivered, ...sweeps].filter(({ atMs }) => atMs < DAY_START + MS_A_DAY).sort((a, b) => a.atMs - b.atMs);
};

export type Case = { readonly perDay: number; readonly times: number; readonly isPlain: boolean };

/** The days before: booked at once, folded, and swept as of the last evening. In no figure. */
export const bookHistory = (path: string, lives: readonly OrderLife[]): Promise<void> =>
  inLab({ path, startMs: DAY_START - 1 }, async ({ effects }) => {
    const before = lives.filter(({ placed }) => placed.placedAt * 1000 < DAY_START);
    const records = before.map(({ placed }) => ({ kind: 'order', document: placed, rows: 1 }) as const);
    const batches = () => [{ records, position: records.length }];
    const state = await importOrders({ id: 'history', exportedAtMs: FIRST_SECOND * 1000, batches }, SHOP, effects);
    await endImport(state, effects);
    await sweepNightly(SHOP, effects);
  });

// The last seconds of the day are delivered on the next.
const checkDay = async ({ perDay }: Case, { effects }: Lab): Promise<void> => {
  const item = await effects.table.get(dayRollupKey('S', dayAt(SHOP, DAY_START)), 'strong');
  const orders = item === undefined ? 0 : unpackDayShop(unpackImage(item)).shop.figures.event.orders;
  if (orders > perDay || orders < 0.98 * perDay)
    throw new Error(`the day counts ${orders} orders of ${perDay}: what it cost means nothing`);
};

const measureDay = (path: string, deliveries: readonly Delivery[], measured: Case): Promise<MeterReading> =>
  inLab({ path, startMs: DAY_START }, async (lab) => {
    const before = lab.meter.read();
    for (const { atMs, run } of happeningsOf(deliveries, measured)) {
      lab.setClock(atMs);
      await run(lab);
    }
    const spent = spentBetween(before, lab.meter.read());
    await checkDay(measured, lab);
    return spent;
  });

export type WebhookDay = Case & { readonly spent: MeterReading; readonly peer: string };

/** One shop's day, plain and with what happens later, delivered once and three times. */
export const webhookDays = async (perDay: number): Promise<WebhookDay[]> =>
  inFolder(async (folder) => {
    progress(`webhooks: ${perDay} orders a day, the days before`);
    const volume = { perDay, days: HISTORY_DAYS + 1, firstSecond: FIRST_SECOND };
    const history = join(folder, 'history.sqlite');
    await bookHistory(history, [...ordinaryOrders(volume)]);
    const days: WebhookDay[] = [];
    for (const isPlain of [true, false]) {
      const lives = [...ordinaryOrders(volume, isPlain ? undefined : FOLLOW_UPS)];
      const deliveries = deliveriesOf(lives);
      const counters = counterCost(lives.map(finalOf));
      for (const times of [1, 3]) {
        progress(`webhooks: ${perDay} orders a day, ${isPlain ? 'plain' : 'with follow-ups'}, delivered ${times} ×`);
        const path = join(folder, `${isPlain}-${times}.sqlite`);
        copyFileSync(history, path);
        const measured = { perDay, times, isPlain };
        const peer =
          times === 1 ? counterText(counters) : `counters ${numberText(times * counters.naive)}, and every figure ${times} times too high`;
        days.push({ ...measured, spent: await measureDay(path, deliveries, measured), peer });
      }
    }
    return days;
  });

const GOALS: { readonly [perDay: number]: number } = { 1000: 15, 10000: 5 };
const REDELIVERY_GOAL = 3;

const nameOf = ({ perDay, times, isPlain }: Case): string =>
  `${perDay.toLocaleString('en')} a day, ${isPlain ? 'plain' : 'refunds and payments later'}, delivered ${times === 1 ? 'once' : 'three times'}`;

const onceOf = (day: WebhookDay, days: readonly WebhookDay[]): WebhookDay | undefined =>
  days.find(({ perDay, isPlain, times }) => perDay === day.perDay && isPlain === day.isPlain && times === 1);

const writes = ({ spent, perDay }: WebhookDay): number => writesAnOrder(spent, perDay);

const figuresOf = (day: WebhookDay, days: readonly WebhookDay[]): Figure[] => {
  const goal = day.times === 1 ? GOALS[day.perDay] : undefined;
  const all: Figure = { what: nameOf(day), ours: writes(day), unit: 'units an order', peer: day.peer, ...(goal !== undefined && { goal }) };
  const once = onceOf(day, days);
  if (day.times === 1 || once === undefined) return [all];
  const more = (writes(day) - writes(once)) / (day.times - 1);
  return [all, { what: `… each redelivery`, ours: more, unit: 'units an order', goal: REDELIVERY_GOAL }];
};

export const webhookSection = (days: readonly WebhookDay[]): Section => ({
  title: 'Write units, orders that come one by one',
  intro:
    'A day in the life of a shop, with eleven days behind it: each order collected and booked as it comes, the hot days swept every max(60 s, 0.04 s × orders a day), the nightly run at three. Refunds come 3 to 10 days later (8 %), payments the next day (10 %); each is a delivery of its own, whose cost is divided over the orders of the day.',
  figures: days.flatMap((day) => figuresOf(day, days)),
  details: [
    { caption: 'By component:', header: COMPONENT_HEADER, rows: days.map((day) => componentRow(nameOf(day), day.spent, day.perDay)) },
  ],
});
