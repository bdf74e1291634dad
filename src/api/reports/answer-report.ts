import { type Basics, reportOf } from './answer.ts';
import { customersReport } from './customers-report.ts';
import { paymentsReport } from './payments-report.ts';
import { planGroups, planShop, usableMonths } from './plan-cover.ts';
import { productsReport } from './products-report.ts';
import { type GroupImages, readGroupImages, readShopImages } from './read-images.ts';
import type { Report } from './report.ts';
import type { ReportQuery } from './report-query.ts';
import type { RollupReader, TitleLookup } from './rollup-reader.ts';
import { salesReport } from './sales-report.ts';
import { mergeGroups } from './span-groups.ts';
import { mergeShops } from './span-image.ts';
import { taxesReport } from './taxes-report.ts';

/** What answering needs of the world. */
export type ReportEffects = { readonly reader: RollupReader; readonly titles: TitleLookup };

const readBreakdown = async (query: ReportQuery, basics: Basics, { reader }: ReportEffects): Promise<GroupImages | undefined> =>
  query.by === undefined ? undefined : await readGroupImages(planGroups(query, usableMonths(basics.health, reader.settings)), 'B', reader);

const answerProducts = async (basics: Basics, { reader, titles }: ReportEffects): Promise<Report> => {
  const { query, health } = basics;
  const images = await readGroupImages(planGroups(query, usableMonths(health, reader.settings)), 'P', reader);
  const groups = mergeGroups(images, query.range);
  return reportOf(basics, productsReport(basics, groups, await titles([...groups.keys()])));
};

/**
 * Answers a question from the rollups: the one path by which every table, file and dashboard gets its numbers. It obeys the laws Cover
 * (any tiling gives the same answer) and Conservation (rows and totals agree).
 */
export const answerReport = async (query: ReportQuery, effects: ReportEffects): Promise<Report> => {
  const { reader } = effects;
  const { settings } = reader;
  const health = await reader.health();
  const images = await readShopImages(planShop(query, usableMonths(health, settings)), reader);
  const basics: Basics = { query, settings, health, images, whole: mergeShops(images, query.range) };
  switch (query.report) {
    case 'sales':
      return reportOf(basics, salesReport(basics, await readBreakdown(query, basics, effects)));
    case 'customers':
      return reportOf(basics, customersReport(basics, await readBreakdown(query, basics, effects)));
    case 'products':
      return await answerProducts(basics, effects);
    case 'payments':
      return reportOf(basics, paymentsReport(basics));
    case 'taxes':
      return reportOf(basics, taxesReport(basics));
    default:
      return query.report satisfies never;
  }
};
