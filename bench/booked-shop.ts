import type { ReportEffects } from '../src/api/reports/answer-report.ts';
import { parseReportQuery } from '../src/api/reports/parse-report-query.ts';
import { faultText, type QueryParams } from '../src/api/reports/query-params.ts';
import type { ReportQuery } from '../src/api/reports/report-query.ts';
import { endImport, type ImportBatch, type ImportRecord, importOrders } from '../src/pipeline/import-orders.ts';
import { sweepNightly } from '../src/pipeline/sweep.ts';
import type { Table } from '../src/store/port.ts';
import { readTitles, rollupReads } from '../src/store/read-rollups.ts';
import { inLab, progress, SHOP } from './lab.ts';
import { ordinaryOrders, type Volume } from './ordinary-orders.ts';

const BATCH = 1000;

function* batchesOf(volume: Volume): Generator<ImportBatch> {
  let position = 0;
  let records: ImportRecord[] = [];
  for (const { placed } of ordinaryOrders(volume)) {
    records.push({ kind: 'order', document: placed, rows: 1 });
    if (records.length < BATCH) continue;
    position += records.length;
    yield { records, position };
    records = [];
  }
  if (records.length > 0) yield { records, position: position + records.length };
}

/** Books ordinary orders into a table kept in a file, folds them, and sweeps as of `nowMs`. */
export const bookShop = async (path: string, volume: Volume, nowMs: number): Promise<void> => {
  await inLab({ path, startMs: nowMs }, async ({ effects }) => {
    const onBatch = ({ position }: { position: number }): void => {
      if (position % (50 * BATCH) === 0) progress(`report: ${position.toLocaleString('en')} orders booked`);
    };
    const state = await importOrders({ id: 'bench', batches: () => batchesOf(volume), onBatch }, SHOP, effects);
    await endImport(state, effects);
    await sweepNightly(SHOP, effects);
  });
};

/** A question as it is typed. */
export const asked = (params: QueryParams): ReportQuery => {
  const parsed = parseReportQuery(params);
  if (parsed.kind === 'faults') throw new RangeError(parsed.faults.map(faultText).join('; '));
  return parsed.query;
};

/** What reports need of a table, at an instant. */
export const effectsOver = (table: Table, nowMs: number): ReportEffects => ({
  reader: { settings: SHOP, ...rollupReads(table) },
  titles: (keys) => readTitles(table, keys),
  nowMs: () => nowMs,
});
