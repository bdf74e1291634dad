import type { Effects, Shop } from '../../pipeline/effects.ts';
import { readTitles, rollupReads } from '../../store/read-rollups.ts';
import type { ReportEffects } from './answer-report.ts';

/** What reports need of a shop's book. */
export const reportEffects = ({ shop, effects }: { readonly shop: Shop; readonly effects: Effects }): ReportEffects => ({
  reader: { settings: shop, ...rollupReads(effects.table) },
  titles: (keys) => readTitles(effects.table, keys),
  nowMs: effects.nowMs,
});
