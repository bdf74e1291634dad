import { Month } from '../domain/time/day.ts';
import { findNumber } from '../store/items/read-attribute.ts';
import { queryAll } from '../store/query-all.ts';
import { rollupReads } from '../store/read-rollups.ts';
import { AUDIT_KEY, RESTATED_PARTITION } from '../store/table.ts';
import { dayAt, type Effects, type Shop } from './effects.ts';
import { type ImportState, listImports } from './import-state.ts';
import { listSources, type SourceState } from './pull/source-state.ts';
import { listQuarantined } from './quarantine.ts';

const iso = (ms: number | undefined): string | null => (ms === undefined || ms === 0 ? null : new Date(ms).toISOString());

const FIRST_MONTH = Month.parse('1900-01');
const LAST_MONTH = Month.parse('2199-12');

/**
 * How a shop that is pulled is: `caughtUpAt` is the shop's clock at the end of the last pull, `loadedFrom` since when its history is there,
 * null once it is whole; `failure` why the last pull failed, null where it did not.
 */
export type SourceStatus = {
  readonly name: string;
  readonly caughtUpAt: string | null;
  readonly loadedFrom: string | null;
  readonly counts: SourceState['counts'];
  readonly failure: { readonly at: string | null; readonly says: string } | null;
};

/** `object`: the file of a bucket that is imported by itself; null for one that somebody must import again. */
export type UnfinishedImport = { readonly startedAt: string; readonly orders: number; readonly object: string | null };

/** A file of a bucket that could not be imported, and why. */
export type FailedImport = { readonly failedAt: string; readonly object: string; readonly says: string };

/** How a book is: what it holds, how fresh it is, and what waits. `today` is the shop's own calendar day. */
export type BookStatus = {
  readonly shop: Shop;
  readonly today: string;
  readonly orders: number;
  readonly months: { readonly first: string; readonly last: string } | null;
  readonly dataAsOf: string | null;
  readonly nightlyAt: string | null;
  readonly waiting: { readonly days: readonly string[]; readonly months: readonly string[] };
  readonly drift: { readonly documents: number; readonly rollups: number } | null;
  readonly auditedAt: string | null;
  readonly quarantined: number;
  readonly restatements: number;
  readonly imports: {
    readonly done: number;
    readonly unfinished: readonly UnfinishedImport[];
    readonly failed: readonly FailedImport[];
  };
  readonly sources: readonly SourceStatus[];
};

// The newest of a name stands for it: one that failed before has been put right, or fails anew.
const failedOf = (states: readonly ImportState[]): FailedImport[] =>
  states.flatMap(({ status, object, startedMs, beatMs, failure = '' }) => {
    if (status !== 'failed' || object === undefined) return [];
    const hasLater = states.some((other) => other.object?.key === object.key && other.startedMs > startedMs);
    return hasLater ? [] : [{ failedAt: new Date(beatMs).toISOString(), object: object.key, says: failure }];
  });

const importsOf = (states: readonly ImportState[]): BookStatus['imports'] => ({
  done: states.filter(({ status }) => status === 'done').length,
  unfinished: states
    .filter(({ status }) => status === 'running')
    .map(({ startedMs, position, object }) => ({
      startedAt: new Date(startedMs).toISOString(),
      orders: position,
      object: object?.key ?? null,
    })),
  failed: failedOf(states),
});

const sourceOf = ({ name, caughtUpMs, history, counts, failure }: SourceState): SourceStatus => ({
  name,
  caughtUpAt: iso(caughtUpMs),
  loadedFrom: iso(history?.beforeMs),
  counts,
  failure: failure === undefined ? null : { at: iso(failure.atMs), says: failure.says },
});

/** How each shop that is pulled is. */
export const readSourceStatus = async (effects: Pick<Effects, 'table'>): Promise<SourceStatus[]> =>
  (await listSources(effects)).map(sourceOf);

const monthsOf = (months: readonly string[]): BookStatus['months'] => {
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
};

/** The months in which an order was placed or something happened to one, and the orders placed in all of them. */
export const readExtent = async ({ table }: Pick<Effects, 'table'>): Promise<Pick<BookStatus, 'orders' | 'months'>> => {
  const months = await rollupReads(table).shopMonths(FIRST_MONTH, LAST_MONTH);
  const busy = [...months].filter(([, { days }]) => days.length > 0);
  return {
    orders: [...months.values()].reduce((sum, { shop }) => sum + shop.figures.event.orders, 0),
    months: monthsOf(busy.map(([month]) => month).sort()),
  };
};

export const readBookStatus = async (shop: Shop, effects: Effects): Promise<BookStatus> => {
  const { table } = effects;
  const health = await rollupReads(table).health();
  const restated = await queryAll(table, { pk: RESTATED_PARTITION, consistency: 'eventual' });
  return {
    shop,
    today: dayAt(shop, effects.nowMs()),
    ...(await readExtent(effects)),
    dataAsOf: iso(health.sweptAt),
    nightlyAt: iso(health.nightlyAt),
    waiting: { days: health.dirtyDays, months: health.dirtyMonths },
    drift: health.drift ?? null,
    auditedAt: iso(findNumber(await table.get(AUDIT_KEY, 'eventual'), 'auditedAt')),
    quarantined: (await listQuarantined(effects)).length,
    restatements: restated.length,
    imports: importsOf(await listImports(effects)),
    sources: await readSourceStatus(effects),
  };
};
