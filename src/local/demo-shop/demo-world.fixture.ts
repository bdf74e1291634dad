import { answerReport } from '../../api/reports/answer-report.ts';
import { parseReportQuery } from '../../api/reports/parse-report-query.ts';
import type { Report } from '../../api/reports/report.ts';
import { SourceName } from '../../domain/ids.ts';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { Day } from '../../domain/time/day.ts';
import { Zone } from '../../domain/time/zone.ts';
import type { Effects } from '../../pipeline/effects.ts';
import { pullChanges } from '../../pipeline/pull/pull-changes.ts';
import type { PullSource } from '../../pipeline/pull/pull-source.ts';
import type { SourceState } from '../../pipeline/pull/source-state.ts';
import { readShop, setUp } from '../../pipeline/set-up.ts';
import { sweepNightly } from '../../pipeline/sweep.ts';
import { guestKeyOf } from '../../sources/guest-key.ts';
import type { ClientEffects } from '../../sources/retail-api/client/http.ts';
import { retailSource } from '../../sources/retail-api/retail-source.ts';
import type { Table } from '../../store/port.ts';
import { rollupReads } from '../../store/read-rollups.ts';
import { openSqliteTable } from '../../store/sqlite/open.ts';
import type { ShopPlan } from './generate/shop-plan.ts';
import { createTimeline } from './generate/timeline.ts';
import { answerRequest, type DemoShop } from './serve/answer.ts';
import type { DayTotals } from './totals/day-totals.ts';
import { totalsAt } from './totals/totals.ts';

const ZONE = Zone.parse('Europe/London');
const SOURCE = SourceName.parse('demo');

export const planOf = (changes: Partial<ShopPlan> = {}): ShopPlan => ({
  seed: 'one',
  zone: ZONE,
  opened: Day.parse('2025-01-10'),
  scale: 0.1,
  lateShare: 0.03,
  ...changes,
});

/** What a book and its demo shop share: one clock, which only sleeping and `pass` move. */
export const openDemoWorld = async (clock: string, plan: ShopPlan) => {
  const demo: DemoShop = { timeline: createTimeline(plan), token: 'secret' };
  const table = openSqliteTable({ path: ':memory:' });
  let nowMs = Date.parse(clock);
  let nonces = 0;
  const effects: Effects = {
    table,
    nowMs: () => nowMs,
    nonce: () => {
      nonces += 1;
      return `n${nonces}`;
    },
  };
  await setUp({ zone: plan.zone, currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, effects);
  const shop = await readShop(effects);
  if (shop === undefined) throw new Error('the shop was not set up');
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  const send: ClientEffects['send'] = async ({ url, headers }) => {
    const { pathname, search } = new URL(url);
    return answerRequest({ method: 'GET', url: pathname + search, authorization: headers.authorization }, demo, nowMs);
  };
  const client: ClientEffects = { send, sleep: async (ms) => pass(ms), nowMs: () => nowMs, random: () => 0.5 };
  return { demo, shop, effects, client, pass, nowMs: () => nowMs, close: () => table.close() };
};

export type DemoWorld = Awaited<ReturnType<typeof openDemoWorld>>;

/** What a pull can be given in place of the world's own. `weaken` makes another source of the shop's. */
type Pulling = {
  readonly client: ClientEffects;
  readonly table: Table;
  readonly onWindow: (state: SourceState) => Promise<void>;
  readonly weaken: (source: PullSource) => PullSource;
};

/** Pulls once. */
export const pullOnce = (world: DemoWorld, changes: Partial<Pulling> = {}): Promise<SourceState> => {
  const { client = world.client, table = world.effects.table, onWindow = async () => undefined, weaken = (source) => source } = changes;
  const source = retailSource({ url: 'http://127.0.0.1:1', token: 'secret' }, { source: SOURCE, guestKey: guestKeyOf('key') }, client);
  const effects = { ...world.effects, table };
  return pullChanges({ source: weaken(source), shop: world.shop, effects, onPage: () => undefined, onWindow });
};

export const foldAll = (world: DemoWorld): Promise<unknown> => sweepNightly(world.shop, world.effects);

const ask = async (report: 'sales' | 'customers', { from, to }: { from: string; to: string }, world: DemoWorld): Promise<Report> => {
  const parsed = parseReportQuery({ report, from, to, grain: 'day' });
  if (parsed.kind === 'faults') throw new RangeError('the query was refused');
  const reader = { settings: world.shop, ...rollupReads(world.effects.table) };
  return answerReport(parsed.query, { reader, titles: async () => new Map(), nowMs: world.nowMs });
};

const SALES = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'shipping',
  'taxes',
  'fees',
  'totalSales',
  'orders',
  'unitsSold',
  'unitsReturned',
] as const satisfies readonly (keyof DayTotals)[];

const CUSTOMERS = ['newCustomers', 'distinctCustomers'] as const satisfies readonly (keyof DayTotals)[];

/**
 * Every figure of every day, from some day on, on which the reports and the shop's own totals disagree, as text. Who is new is only known
 * once the whole history is.
 */
export const differences = async (
  world: DemoWorld,
  { from = '', names = 'all' }: { from?: string; names?: 'all' | 'sales' } = {},
): Promise<string[]> => {
  const totals = totalsAt(world.demo.timeline, world.nowMs());
  const days = [...totals.keys()].filter((day) => day >= from).sort();
  const range = { from: days[0] ?? '2025-01-01', to: days.at(-1) ?? '2025-01-01' };
  const found: string[] = [];
  for (const [report, figures] of names === 'sales'
    ? ([['sales', SALES]] as const)
    : ([
        ['sales', SALES],
        ['customers', CUSTOMERS],
      ] as const)) {
    const { rows } = await ask(report, range, world);
    for (const row of rows) {
      const own = totals.get(String(row.period));
      for (const name of figures)
        if (row[name] !== (own?.[name] ?? 0)) found.push(`${row.period} ${name}: report ${row[name]}, shop ${own?.[name] ?? 0}`);
    }
  }
  return found;
};
