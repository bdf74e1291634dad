import { ProductId, type SourceName } from '../domain/ids.ts';
import { collectProduct } from './collect-product.ts';
import type { Effects } from './effects.ts';
import { type ImportState, writeImport } from './import-state.ts';

/** What a file calls a product, as of an instant (seconds). */
export type ImportTitle = { readonly productId: string; readonly title: string; readonly category?: string; readonly asOf: number };

export type TitlesJob = {
  readonly source: SourceName;
  /** In the order of products, the same each time. */
  readonly titles: () => Iterable<ImportTitle>;
  readonly onBatch?: (state: ImportState) => void;
};

const BATCH = 100;

// A product that has no proper id is named by its orders only.
function* productsOf({ source, titles }: TitlesJob) {
  for (const { productId, ...title } of titles()) {
    const id = ProductId.safeParse(productId);
    if (id.success) yield { source, productId: id.data, ...title };
  }
}

/** Keeps the titles that a file gives its products, from where an earlier worker stopped. */
export const importTitles = async (begun: ImportState, job: TitlesJob, effects: Effects): Promise<ImportState> => {
  let state = begun;
  let products = 0;
  for (const product of productsOf(job)) {
    products += 1;
    if (products <= begun.products) continue;
    await collectProduct(product, effects);
    if (products % BATCH > 0) continue;
    state = { ...state, products, beatMs: effects.nowMs(), tries: 0 };
    await writeImport(state, effects);
    job.onBatch?.(state);
  }
  return { ...state, products };
};
