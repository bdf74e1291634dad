import { collectProduct } from '../collect-product.ts';
import type { Effects } from '../effects.ts';
import { heldIds, quarantine, quarantineId } from '../quarantine.ts';
import { advanceMark, type Mark } from './advance-mark.ts';
import { countOutcome } from './pull-counts.ts';
import type { PulledPage, PulledProduct, PullSource } from './pull-source.ts';
import { type SourceState, writeSource } from './source-state.ts';

type ProductContext = { readonly source: PullSource; readonly effects: Effects };

const takeProducts = async (page: PulledPage<PulledProduct>, state: SourceState, { effects }: ProductContext): Promise<SourceState> => {
  let { counts } = state;
  for (const record of page.records) {
    if (record.kind === 'rejected') {
      const { kind: _, ...rejected } = record;
      if (!(await heldIds(effects)).has(quarantineId(rejected))) await quarantine(rejected, effects.nowMs(), effects);
      counts = countOutcome(counts, { quarantined: rejected.reason });
    } else if (await collectProduct(record.product, effects)) counts = { ...counts, products: counts.products + 1 };
  }
  return { ...state, counts };
};

/** What the shop's products are called now, since the last pull. */
export const walkProducts = async (begun: SourceState, context: ProductContext): Promise<SourceState> => {
  const { source, effects } = context;
  let state = begun;
  let mark: Mark = { ms: begun.productsMarkMs, isHeld: false };
  for await (const page of source.products({ sinceMs: begun.productsMarkMs })) {
    mark = advanceMark(mark, page, source.overlapMs);
    state = { ...(await takeProducts(page, state, context)), productsMarkMs: mark.ms };
    await writeSource(state, effects);
  }
  return state;
};
