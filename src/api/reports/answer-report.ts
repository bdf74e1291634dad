import { reportOf } from './answer.ts';
import { answerOf, type Tables } from './answer-rows.ts';
import { type Plan, planReport, type SidePlan } from './plan-report.ts';
import { type GroupImages, imagesOf, readGroupImages, readShopImages, type Store } from './read-images.ts';
import type { Report } from './report.ts';
import type { ReportQuery } from './report-query.ts';
import type { RollupReader, TitleLookup } from './rollup-reader.ts';
import { shopView } from './shop-facts.ts';
import type { Side } from './stretch.ts';
import { tabulate } from './tabulate.ts';

/** What answering needs of the world. */
export type ReportEffects = { readonly reader: RollupReader; readonly titles: TitleLookup; readonly nowMs: () => number };

const NO_GROUPS: GroupImages = { days: new Map(), months: new Map() };

const readPlan = async ({ shape, range, base, slots }: Plan, reader: RollupReader): Promise<Store> => {
  const { family } = shape;
  const shop = await readShopImages([...range.shop, ...(base?.shop ?? []), ...slots], reader);
  if (family === 'S' || family === 'none') return { shop, groups: NO_GROUPS };
  return { shop, groups: await readGroupImages([...range.groups, ...(base?.groups ?? [])], family, reader) };
};

const workOut = (plan: Plan, { shop, groups }: Store): Tables => {
  const tableOf = (side: Side, { ways, ...pieces }: SidePlan) => {
    const view = shopView(imagesOf(shop, pieces.shop), shop.days);
    return { side, table: tabulate(plan, side, { shop: view, groups: imagesOf(groups, pieces.groups), ways }) };
  };
  const { now, comparison, range, base } = plan;
  return {
    now: tableOf(now, range),
    comparable: comparison?.comparable && tableOf(comparison.comparable, range),
    before: comparison && base && tableOf(comparison.before, base),
  };
};

const productKeysOf = ({ query }: Plan, { now, before }: Tables): string[] => {
  if (query.report !== 'products') return [];
  const rows = [...now.table.rows, ...(before?.table.rows ?? [])];
  return [...new Set(rows.flatMap(({ key, isRest }) => (isRest ? [] : [key])))];
};

/**
 * Answers a question from the rollups: the one path by which every table, file and dashboard gets its numbers. It obeys the laws Cover
 * (any tiling gives the same answer) and Conservation (rows and totals agree); a comparison is what asking for its base would give.
 */
export const answerReport = async (query: ReportQuery, { reader, titles, nowMs }: ReportEffects): Promise<Report> => {
  const { settings } = reader;
  const health = await reader.health();
  const plan = planReport(query, { settings, health, nowMs: nowMs() });
  const store = await readPlan(plan, reader);
  const tables = workOut(plan, store);
  const keys = productKeysOf(plan, tables);
  const answer = answerOf(plan, tables, { settings, titles: keys.length === 0 ? new Map() : await titles(keys) });
  return reportOf({ plan, settings, health, store }, answer);
};
