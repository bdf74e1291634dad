import type { OrderDocument } from '../src/domain/order/order-document.ts';
import type { Product } from '../src/pipeline/collect-product.ts';
import { collectProduct } from '../src/pipeline/collect-product.ts';
import type { Effects, Shop } from '../src/pipeline/effects.ts';
import { beginImport, endImport, type ImportBatch, takeBatch } from '../src/pipeline/import-orders.ts';
import { sweepDirtyDays, sweepNightly } from '../src/pipeline/sweep.ts';
import { type MeterReading, spentBetween } from '../src/store/meter-reading.ts';
import { inLab } from './lab.ts';

/** `foldEach`: the days that a batch touched are folded after it; else all are folded when the last batch is done, as an import does. */
export type BatchCase = { readonly size: number; readonly foldEach: boolean };

export type BatchLoad = {
  readonly shop: Shop;
  readonly nowMs: number;
  readonly documents: readonly OrderDocument[];
  readonly products: Iterable<Product>;
};

function* batchesOf(documents: readonly OrderDocument[], size: number): Generator<ImportBatch> {
  for (let from = 0; from < documents.length; from += size) {
    const records = documents.slice(from, from + size).map((document) => ({ kind: 'order', document, rows: 1 }) as const);
    yield { records, position: from + records.length };
  }
}

const importAll = async ({ shop, documents, products }: BatchLoad, { size, foldEach }: BatchCase, effects: Effects): Promise<void> => {
  let state = await beginImport('bench', effects);
  for (const batch of batchesOf(documents, size)) {
    state = await takeBatch(batch, { state, exportedAtMs: state.startedMs, shop, effects });
    if (foldEach) await sweepDirtyDays(shop, effects);
  }
  for (const product of products) await collectProduct(product, effects);
  const { accepted } = JSON.parse(state.counts);
  if (accepted.orders !== documents.length) throw new Error(`${accepted.orders} orders of ${documents.length} were accepted`);
  await endImport(state, effects);
  await sweepNightly(shop, effects);
};

/** What an import of documents costs, everything derived included. */
export const measureBatches = (load: BatchLoad, measured: BatchCase): Promise<MeterReading> =>
  inLab({ path: ':memory:', startMs: load.nowMs, shop: load.shop }, async ({ effects, meter }) => {
    const before = meter.read();
    await importAll(load, measured, effects);
    return spentBetween(before, meter.read());
  });

export const batchCaseName = ({ size, foldEach }: BatchCase): string =>
  foldEach ? `batches of ${size.toLocaleString('en')}, days folded after each` : 'all folds deferred to the end';

/** Batches small and large, and what an import does. */
export const BATCH_CASES: readonly BatchCase[] = [
  { size: 100, foldEach: true },
  { size: 1000, foldEach: true },
  { size: 1000, foldEach: false },
];
