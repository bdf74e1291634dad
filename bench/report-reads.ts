import { join } from 'node:path';
import { answerReport } from '../src/api/reports/answer-report.ts';
import type { QueryParams } from '../src/api/reports/query-params.ts';
import { spentBetween } from '../src/store/meter-reading.ts';
import { asked, bookShop, effectsOver } from './booked-shop.ts';
import { type Figure, numberText, type Section } from './figure.ts';
import { inFolder, inLab, progress } from './lab.ts';

const DAYS = 731;
const FIRST_SECOND = Date.parse('2024-01-01T00:00:00Z') / 1000;
/** Some days after the last of the 24 months, so that all are closed. */
const NOW_MS = Date.parse('2026-01-05T09:30:00Z');

const YEAR = { from: '2025-01', to: '2025-12' };
const BOTH_YEARS = { from: '2024-01', to: '2025-12' };

/** @source design.md, section 7: read units of an answer, eventual */
const QUESTIONS: readonly { readonly what: string; readonly params: QueryParams; readonly goal?: number }[] = [
  { what: '12 months by day, compared with the year before', params: { ...YEAR, grain: 'day', compare: 'previous-year' }, goal: 12 },
  {
    what: '12 months that cut months, by day, compared',
    params: { from: '2024-12-15', to: '2025-12-14', grain: 'day', compare: 'previous-period' },
    goal: 12,
  },
  { what: '12 months by week', params: { ...YEAR, grain: 'week' }, goal: 12 },
  { what: '12 months by country', params: { ...YEAR, by: 'country' }, goal: 12 },
  { what: '12 months by category', params: { ...YEAR, by: 'category' }, goal: 12 },
  { what: '24 months, country and channel filtered', params: { ...BOTH_YEARS, country: 'DE', channel: 'marketplace' }, goal: 55 },
  { what: '24 months by country and payment method', params: { ...BOTH_YEARS, by: 'country,paymentMethod', grain: 'month' }, goal: 55 },
  { what: '12 months of products', params: { ...YEAR, report: 'products' }, goal: 35 },
  { what: '45 days of products by day', params: { from: '2025-10-01', to: '2025-11-14', report: 'products', grain: 'day' }, goal: 100 },
];

const figuresOf = (path: string): Promise<Figure[]> =>
  inLab({ path, startMs: NOW_MS }, async ({ meter }) => {
    const figures: Figure[] = [];
    for (const { what, params, goal } of QUESTIONS) {
      const before = meter.read();
      const { rows } = await answerReport(asked({ report: 'sales', ...params }), effectsOver(meter.table, NOW_MS));
      const { total } = spentBetween(before, meter.read());
      const peer = `${numberText(total.readBytes / 1000)} KB read, ${rows.length.toLocaleString('en')} rows`;
      figures.push({ what, ours: total.readUnits, unit: 'read units', peer, ...(goal !== undefined && { goal }) });
    }
    return figures;
  });

/** What answers cost to read in a shop of two years. */
export const reportReadsSection = (perDay: number): Promise<Section> =>
  inFolder(async (folder) => {
    const path = join(folder, 'shop.sqlite');
    progress(`report: ${(perDay * DAYS).toLocaleString('en')} orders over two years`);
    await bookShop(path, { perDay, days: DAYS, firstSecond: FIRST_SECOND }, NOW_MS);
    return {
      title: 'Read units of answers',
      intro: `A shop of ${perDay} orders a day, 300 products, 3 countries, 2 channels and 3 payment methods, over 24 closed months. What stands beside is what was read; the titles of products are in it.`,
      figures: await figuresOf(path),
    };
  });
