import { SourceError } from '../source-error.ts';
import type { FetchedPage } from './client/fetch-page.ts';
import type { ClientEffects } from './client/http.ts';
import type { Range, ShopAccess } from './client/page-request.ts';
import { pagesOf, readBeginning } from './client/pages.ts';
import { type MappingContext, toOrder } from './mapping/to-order.ts';
import { toProduct } from './mapping/to-product.ts';

/** Stands in quarantine for the profile of a file: by which door a record came, and comes again. */
export const RETAIL_API = 'retail-api';

/**
 * Commits may take as long to show, and the clocks of a shop's servers may differ by as much. Longer costs little: what is met twice is
 * booked again and changes nothing.
 * @unit milliseconds
 */
export const OVERLAP_MS = 5 * 60_000;

const pageWith = <T>({ records, readAtMs, reachedMs }: FetchedPage, map: (record: unknown) => T) => ({
  records: records.map(map),
  readAtMs,
  reachedMs,
});

/** An order as the pipeline takes it, or as quarantine keeps it. */
export const readOrder = (value: unknown, context: MappingContext) => {
  const outcome = toOrder(value, context);
  if (outcome.kind === 'order') return outcome;
  const { id, ...rejected } = outcome;
  return { ...rejected, origin: `${context.source}#${id}`, profile: RETAIL_API };
};

const readProduct = (value: unknown, { source }: MappingContext) => {
  const outcome = toProduct(value, source);
  return outcome.kind === 'product' ? outcome : { ...outcome, origin: `${source}, products`, profile: RETAIL_API };
};

async function* ordersOf(access: ShopAccess, range: Range, context: MappingContext & { effects: ClientEffects }) {
  for await (const page of pagesOf(access, { resource: 'orders', range }, context.effects)) {
    yield pageWith(page, (record) => readOrder(record, context));
  }
}

// A shop may do without a list of products; its products are then called by their ids.
async function* productsOf(access: ShopAccess, range: Range, context: MappingContext & { effects: ClientEffects }) {
  try {
    for await (const page of pagesOf(access, { resource: 'products', range }, context.effects)) {
      yield pageWith(page, (record) => readProduct(record, context));
    }
  } catch (error) {
    if (!(error instanceof SourceError && error.code === 'shop-lacks')) throw error;
  }
}

/** A shop that answers by the retail API, as a source of changes. */
export const retailSource = (access: ShopAccess, context: MappingContext, effects: ClientEffects) => ({
  name: context.source,
  overlapMs: OVERLAP_MS,
  begin: () => readBeginning(access, effects),
  orders: (range: Range) => ordersOf(access, range, { ...context, effects }),
  products: (range: Range) => productsOf(access, range, { ...context, effects }),
});
