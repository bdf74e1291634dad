import { issueToken } from '../../src/api/tokens/keep-tokens.ts';
import { ProductId, productRef, SourceName } from '../../src/domain/ids.ts';
import { CurrencyCode } from '../../src/domain/money/currency.ts';
import { OrderDocument } from '../../src/domain/order/order-document.ts';
import { Day } from '../../src/domain/time/day.ts';
import { Zone } from '../../src/domain/time/zone.ts';
import { versionOf } from '../../src/domain/version.ts';
import { addCosts } from '../../src/pipeline/add-costs.ts';
import { audit } from '../../src/pipeline/audit.ts';
import { book } from '../../src/pipeline/book.ts';
import { collect } from '../../src/pipeline/collect.ts';
import { collectProduct } from '../../src/pipeline/collect-product.ts';
import type { Effects, Shop } from '../../src/pipeline/effects.ts';
import { endImport, type ImportJob, importOrders } from '../../src/pipeline/import-orders.ts';
import { pullChanges } from '../../src/pipeline/pull/pull-changes.ts';
import type { PulledPage, PullSource } from '../../src/pipeline/pull/pull-source.ts';
import { readShop, setUp } from '../../src/pipeline/set-up.ts';
import { sweepNightly } from '../../src/pipeline/sweep.ts';
import type { Item } from '../../src/store/port.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';

const secondsOf = (iso: string): number => Date.parse(iso) / 1000;

const orderOf = (id: string, placedAt: string, more: object = {}): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id,
    kind: 'order',
    placedAt: secondsOf(placedAt),
    currency: 'GBP',
    taxTreatment: 'included',
    stage: 'placed',
    customerKey: 'C-17',
    country: 'United Kingdom',
    channel: 'online',
    paymentMethods: ['card'],
    lines: [
      { id: '1', productId: 'TEA-01', category: 'Tea', quantity: 2, gross: 1700, taxes: [{ rate: '0.2', minor: 340 }], unitCost: 320 },
      { id: '2', productId: 'MUG-02', category: 'Mugs', quantity: 1, gross: 1500, taxes: [{ rate: '0.2', minor: 300 }], unitCost: 610 },
    ],
    shipping: { charged: 395, taxes: [{ rate: '0.2', minor: 79 }] },
    ...more,
  });

const FIRST = orderOf('1001', '2026-02-03T10:15:00Z');
const SECOND = orderOf('1002', '2026-02-20T18:40:00Z');
const REFUNDED = orderOf('1001', '2026-02-03T10:15:00Z', {
  reversals: [{ id: 'r1', at: secondsOf('2026-02-09T12:00:00Z'), reason: 'refund', lines: [{ lineId: '2', quantity: 1, goods: 1500 }] }],
});

const JOB: ImportJob = {
  id: 'b1946ac92492d2347c6235b4d2611184',
  batches: () => [
    {
      records: [
        { kind: 'order', document: FIRST, rows: 2 },
        { kind: 'order', document: SECOND, rows: 2 },
        {
          kind: 'rejected',
          rows: 1,
          reason: 'amount-unreadable',
          detail: 'Price is "six": not a plain decimal number, e.g. -12.50. Correct it.',
          origin: 'orders.csv:6',
          record: '{"rows":[{"line":6,"cells":{"Order":"1004","Price":"six"}}]}',
          profile: 'my-profile.json',
        },
      ],
      position: 3,
    },
  ],
};

async function* pagesOf<T>(records: readonly T[]): AsyncGenerator<PulledPage<T>> {
  yield { records, readAtMs: Date.parse('2026-03-11T09:30:00Z'), reachedMs: Date.parse('2026-03-11T09:29:10Z') };
}

/** A shop that has nothing new. */
const SHOP_SOURCE: PullSource = {
  name: SourceName.parse('shop'),
  overlapMs: 300_000,
  begin: async () => ({ readAtMs: Date.parse('2026-03-11T09:30:00Z'), isEmpty: true, oldestMs: undefined }),
  orders: () => pagesOf([]),
  products: () => pagesOf([]),
};

/** A clock that stands still until it is set, so that every run gives the same items. */
const createClock = () => {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    set: (iso: string) => {
      nowMs = Date.parse(iso);
    },
  };
};

const DAYS_90 = 90 * 86_400;

const fill = async (shop: Shop, effects: Effects, set: (iso: string) => void): Promise<void> => {
  await endImport(await importOrders(JOB, shop, effects), effects);
  const product = { source: SourceName.parse('shop'), productId: ProductId.parse('TEA-01') };
  await collectProduct({ ...product, title: 'Breakfast tea, 250 g', category: 'Tea', asOf: FIRST.placedAt }, effects);
  const costs = [
    { from: '' as const, unitCost: '3.2' },
    { from: Day.parse('2026-03-01'), unitCost: '3.455' },
  ];
  await addCosts(productRef(product.source, product.productId), costs, effects);
  set('2026-03-10T03:00:00Z');
  await sweepNightly(shop, effects);
  set('2026-03-11T09:30:00Z');
  await book((await collect(REFUNDED, versionOf(effects.nowMs(), effects.nowMs()), effects)).ref, shop, effects);
  await sweepNightly(shop, effects);
  await audit(shop, effects);
  await pullChanges({ source: SHOP_SOURCE, shop, effects, onPage: () => undefined, onWindow: async () => undefined });
  const wish = { name: 'superset', scopes: ['read'], lifetimeSeconds: DAYS_90 } as const;
  await issueToken(wish, { ...effects, random: (bytes) => new Uint8Array(bytes) });
  set('2026-03-12T08:00:00Z');
  await book(
    (await collect(orderOf('1003', '2026-03-02T16:05:00Z'), versionOf(effects.nowMs(), effects.nowMs()), effects)).ref,
    shop,
    effects,
  );
};

/** A table in which every kind of item occurs, filled by the real pipeline: no sample can differ from what the program writes. */
export const sampleItems = async (): Promise<readonly Item[]> => {
  const table = openSqliteTable({ path: ':memory:' });
  const clock = createClock();
  let nonces = 0;
  const nonce = (): string => {
    nonces += 1;
    return `00000000-0000-4000-8000-${String(nonces).padStart(12, '0')}`;
  };
  const effects: Effects = { table, nowMs: clock.nowMs, nonce };
  try {
    clock.set('2026-02-21T09:00:00Z');
    await setUp({ zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, effects);
    const shop = await readShop(effects);
    if (shop === undefined) throw new Error('the sample table was not set up');
    await fill(shop, effects, clock.set);
    return (await table.scanPage({})).items;
  } finally {
    table.close();
  }
};
