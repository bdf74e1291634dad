import type { ReportEffects } from '../api/reports/answer-report.ts';
import { readTitles, rollupReads } from '../store/read-rollups.ts';
import type { Folder } from './open-folder.ts';

/** What reports need of a folder. */
export const reportEffects = ({ shop, effects }: Pick<Folder, 'shop' | 'effects'>): ReportEffects => ({
  reader: { settings: shop, ...rollupReads(effects.table) },
  titles: (keys) => readTitles(effects.table, keys),
  nowMs: effects.nowMs,
});
