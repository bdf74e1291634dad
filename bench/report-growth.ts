import { join } from 'node:path';
import { answerReport } from '../src/api/reports/answer-report.ts';
import type { ReportQuery } from '../src/api/reports/report-query.ts';
import { sweepNightly } from '../src/pipeline/sweep.ts';
import { spentBetween } from '../src/store/meter-reading.ts';
import { asked, bookShop, effectsOver } from './booked-shop.ts';
import { type Figure, numberText, type Section } from './figure.ts';
import { inFolder, inLab, progress, SHOP } from './lab.ts';

const DAYS = 365;
const FIRST_SECOND = Date.parse('2025-01-01T00:00:00Z') / 1000;
/** The last of the twelve months has just ended: its own image may not answer yet, so that its days are read. Later it may. */
const NOW_MS = Date.parse('2026-01-01T09:00:00Z');
const LATER_MS = Date.parse('2026-01-04T09:00:00Z');
const ANSWERS = 15;
const ROUNDS = 3;

const YEAR = { from: '2025-01', to: '2025-12' };
const BY_DAY = asked({ report: 'sales', ...YEAR, grain: 'day' });
const BY_COUNTRY = asked({ report: 'sales', ...YEAR, by: 'country' });

const READ_GOAL = 12;
/** A larger shop's figures have more digits, and its days more different order values; nothing else may make an answer dearer. */
const GROWTH_GOAL = 1.5;

/** What one answer costs: read units, bytes of items, and the least time of several, which other work on the machine disturbs least. */
type Cost = { readonly readUnits: number; readonly bytes: number; readonly ms: number };

const costOf = (path: string, query: ReportQuery, orders: number): Promise<Cost> =>
  inLab({ path, startMs: NOW_MS }, async ({ meter }) => {
    const { table } = meter;
    const effects = effectsOver(table, LATER_MS);
    const before = meter.read();
    const { meta } = await answerReport(query, effects);
    if (meta.counted !== orders) throw new Error(`the report counts ${meta.counted} orders of ${orders}: what it costs means nothing`);
    const { total } = spentBetween(before, meter.read());
    const times: number[] = [];
    for (let answer = 0; answer < ANSWERS; answer += 1) {
      const start = performance.now();
      await answerReport(query, effects);
      times.push(performance.now() - start);
    }
    return { readUnits: total.readUnits, bytes: total.readBytes, ms: Math.min(...times) };
  });

const QUERIES = { 'by day': BY_DAY, 'by country': BY_COUNTRY };

type Shelf = { readonly orders: number; readonly path: string };
type Asked = { readonly name: string; readonly cost: Cost };
type Year = { readonly orders: number; readonly asked: Asked[] };

const faster = (a: Cost | undefined, b: Cost): Cost => (a === undefined || b.ms < a.ms ? b : a);

// The shops take turns, so that what disturbs the one disturbs the other.
const costsOf = async (shelves: readonly Shelf[], query: ReportQuery): Promise<Cost[]> => {
  const fastest: Cost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { path, orders }] of shelves.entries()) fastest[index] = faster(fastest[index], await costOf(path, query, orders));
  }
  return fastest;
};

const askAll = async (shelves: readonly Shelf[], years: readonly Year[], when: string): Promise<void> => {
  for (const [name, query] of Object.entries(QUERIES)) {
    const costs = await costsOf(shelves, query);
    for (const [index, cost] of costs.entries()) years[index]?.asked.push({ name: `12 months ${name}, ${when}`, cost });
  }
};

const passDays = (path: string): Promise<unknown> => inLab({ path, startMs: LATER_MS }, ({ effects }) => sweepNightly(SHOP, effects));

/** One year for each number of orders a day. */
const measureYears = (ordersADay: readonly number[]): Promise<Year[]> =>
  inFolder(async (folder) => {
    const shelves = ordersADay.map((perDay) => ({ perDay, orders: perDay * DAYS, path: join(folder, `${perDay}.sqlite`) }));
    for (const { path, perDay, orders } of shelves) {
      progress(`report: ${orders.toLocaleString('en')} orders over a year`);
      await bookShop(path, { perDay, days: DAYS, firstSecond: FIRST_SECOND }, NOW_MS);
    }
    const years = shelves.map(({ orders }): Year => ({ orders, asked: [] }));
    await askAll(shelves, years, 'on the morning after');
    for (const { path } of shelves) await passDays(path);
    await askAll(shelves, years, 'three days later');
    return years;
  });

const costFigures = ({ name, cost }: Asked, orders: number): Figure[] => {
  const what = `${name}, ${orders.toLocaleString('en')} orders`;
  const read = { what, ours: cost.readUnits, unit: 'read units', goal: READ_GOAL, peer: `${numberText(cost.bytes / 1000)} KB of rollups` };
  return [read, { what: `${what}: answer`, ours: cost.ms, unit: 'ms' }];
};

const growthFigures = (few: Year, many: Year): Figure[] =>
  few.asked.flatMap(({ name, cost }, index) => {
    const larger = many.asked[index]?.cost ?? cost;
    return [
      { what: `${name}: growth of read units`, ours: larger.readUnits / cost.readUnits, unit: '×', goal: GROWTH_GOAL },
      { what: `${name}: growth of time`, ours: larger.ms / cost.ms, unit: '×', goal: GROWTH_GOAL },
    ].map((figure) => ({ ...figure, peer: `orders ${numberText(many.orders / few.orders)} ×` }));
  });

const yearFigures = ({ orders, asked }: Year): Figure[] => asked.flatMap((each) => costFigures(each, orders));

/** `largest`: about how many orders the larger shop has, whole ones a day. A million take some minutes to book. */
export const reportGrowthSection = async (largest: number): Promise<Section> => {
  const [few, many] = await measureYears([100, Math.round(largest / DAYS)]);
  if (few === undefined || many === undefined) throw new Error('two years were to be measured');
  return {
    title: 'Answering a report',
    intro: `All orders booked, spread over the 365 days of a year, whose twelve months are asked for: on the morning after, when December must still be answered by its days, and three days later. What stands beside is what was read. The larger shop has ${many.orders.toLocaleString('en')} orders${largest < 1_000_000 ? '; `npm run bench -- --full` takes a million' : ''}.`,
    figures: [...yearFigures(few), ...yearFigures(many), ...growthFigures(few, many)],
  };
};
