import { ProductId, SourceName } from '../src/domain/ids.ts';
import type { MeterReading } from '../src/store/meter-reading.ts';
import { BATCH_CASES, type BatchCase, batchCaseName, measureBatches } from './batches.ts';
import { COMPONENT_HEADER, componentRow, writesAnOrder } from './components.ts';
import { counterCost, counterText } from './counters.ts';
import type { Section } from './figure.ts';
import { progress, SHOP } from './lab.ts';
import { type FollowUps, finalOf, ordinaryOrders, PRODUCT_TITLES } from './ordinary-orders.ts';

const FIRST_SECOND = Date.parse('2026-01-01T00:00:00Z') / 1000;
// Long after the last event, so that no day is hot.
const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

const PRODUCTS = PRODUCT_TITLES.map(({ productId, title, category }) => ({
  source: SourceName.parse('shop'),
  productId: ProductId.parse(productId),
  title,
  category,
  asOf: FIRST_SECOND,
}));

/** What happens to the orders later, and how it is called. */
type Later = { readonly name: string; readonly followUps?: FollowUps };

const PLAIN: Later = { name: 'plain' };
const AFTER_A_WEEK: Later = { name: 'payments the next day, refunds a week later', followUps: { refundAfterDays: [7, 7] } };
const WITHIN_A_MONTH: Later = { name: 'payments the next day, refunds within 1 to 30 days', followUps: { refundAfterDays: [1, 30] } };

type Volume = { readonly perDay: number; readonly days: number };

/** The goals: plain, and with what happens later. */
const goalOf = ({ size, foldEach }: BatchCase, { perDay }: Volume, { followUps }: Later): number => {
  const isPlain = followUps === undefined;
  if (!foldEach) return isPlain ? 3.1 : 3.4;
  if (size === 1000) return isPlain ? 3.2 : 3.6;
  if (perDay === 10_000) return isPlain ? 3.6 : 4.3;
  return isPlain ? 3.3 : 3.8;
};

type Measured = {
  readonly name: string;
  readonly spent: MeterReading;
  readonly orders: number;
  readonly goal: number;
  readonly peer: string;
};

const measureVolume = async (volume: Volume, later: Later): Promise<Measured[]> => {
  const documents = [...ordinaryOrders({ ...volume, firstSecond: FIRST_SECOND }, later.followUps)].map(finalOf);
  const peer = counterText(counterCost(documents));
  const measured: Measured[] = [];
  for (const batchCase of BATCH_CASES) {
    const name = `${volume.perDay.toLocaleString('en')} a day, ${later.name}; ${batchCaseName(batchCase)}`;
    progress(`batches: ${name}`);
    const spent = await measureBatches({ shop: SHOP, nowMs: NOW_MS, documents, products: PRODUCTS }, batchCase);
    measured.push({ name, spent, orders: documents.length, goal: goalOf(batchCase, volume, later), peer });
  }
  return measured;
};

export const ordinaryBatchesSection = async (): Promise<Section> => {
  const measured: Measured[] = [];
  for (const volume of [
    { perDay: 1000, days: 30 },
    { perDay: 10_000, days: 3 },
  ])
    for (const later of [PLAIN, AFTER_A_WEEK, WITHIN_A_MONTH]) measured.push(...(await measureVolume(volume, later)));
  return {
    title: 'Write units, orders that come in batches',
    intro:
      '30,000 ordinary orders (1 to 10 lines, 2.5 on average, 300 products, a third by customers who ordered before) in order of time, months folded at the end. With follow-ups 10 % are paid the next day and 8 % send goods back; the file states both with the order.',
    figures: measured.map(({ name, spent, orders, goal, peer }) => ({
      what: name,
      ours: writesAnOrder(spent, orders),
      unit: 'units an order',
      goal,
      peer,
    })),
    details: [
      {
        caption: 'By component:',
        header: COMPONENT_HEADER,
        rows: measured.map(({ name, spent, orders }) => componentRow(name, spent, orders)),
      },
    ],
  };
};
