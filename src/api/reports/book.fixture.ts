import { DEFAULT_INCLUSION } from '../../domain/ledger/inclusion.ts';
import type { Buyer } from '../../domain/ledger/posting.ts';
import { bookingOf } from '../../domain/ledger/postings-of-order.ts';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { type Line, OrderDocument } from '../../domain/order/order-document.ts';
import { type DayShop, packDayShop, unpackDayShop } from '../../domain/rollups/day-shop.ts';
import { type DayImage, type Entry, foldDay } from '../../domain/rollups/fold-day.ts';
import { addGroups, type Groups, noGroups, packGroups, unpackGroups } from '../../domain/rollups/groups.ts';
import { mergeDays } from '../../domain/rollups/merge-days.ts';
import { type MonthShop, packMonthShop, unpackMonthShop } from '../../domain/rollups/month-shop.ts';
import { isEmptyShop } from '../../domain/rollups/shop-image.ts';
import { type Day, daysBetween, type Month, monthOfDay } from '../../domain/time/day.ts';
import type { WeekStart } from '../../domain/time/week.ts';
import { Zone } from '../../domain/time/zone.ts';
import type { GroupFamily, Health, ReportSettings, RollupReader } from './rollup-reader.ts';

/** An order as a test writes it: `at` is ISO text; what is left out is ordinary. */
export type TestOrder = Partial<Omit<OrderDocument, 'lines'>> & {
  readonly at: string;
  readonly lines: readonly TestLine[];
};

type TestLine = Pick<Line, 'quantity' | 'gross'> &
  Partial<Pick<Line, 'category' | 'discount' | 'unitCost' | 'taxes'>> & { readonly productId: string };

export const secondOf = (iso: string): number => Date.parse(iso) / 1000;

const documentOf = ({ at, lines, ...rest }: TestOrder, index: number): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id: `order-${String(index).padStart(4, '0')}`,
    kind: 'order',
    placedAt: secondOf(at),
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    ...rest,
    lines: lines.map((line, number) => ({ id: String(number), ...line })),
  });

const rules = { inclusion: DEFAULT_INCLUSION, currency: CurrencyCode.parse('GBP') };

const HOUSE = 'house';

/** Who bought, seen from all orders that count. */
const buyers = (documents: readonly OrderDocument[]): ReadonlyMap<OrderDocument, Buyer> => {
  const last = new Map<string, number>();
  const inOrder = documents.toSorted((a, b) => a.placedAt - b.placedAt || (a.id < b.id ? -1 : 1));
  return new Map(
    inOrder.map((document): [OrderDocument, Buyer] => {
      const { customerKey, placedAt } = document;
      if (customerKey === undefined) return [document, { kind: 'none' }];
      if (customerKey === HOUSE) return [document, { kind: 'house' }];
      if (bookingOf(document, rules).entry === undefined) return [document, { kind: 'keyed' }];
      const previous = last.get(customerKey);
      last.set(customerKey, placedAt);
      return [document, { kind: 'keyed', ...(previous !== undefined && { previous }) }];
    }),
  );
};

const entriesOf = (documents: readonly OrderDocument[]): Entry[] =>
  [...buyers(documents)].flatMap(([document, buyer]) =>
    [...bookingOf(document, rules).postings.values()].map((posting): Entry => ({ source: document.source, posting, buyer })),
  );

type Range = { readonly from: Day; readonly to: Day };

/** Rollups of some orders from `from` to `to`, as the table would have them: through their bytes. */
export type TestBook = {
  readonly settings: ReportSettings;
  readonly days: ReadonlyMap<Day, DayImage>;
  /** Every call of the reader, e.g. `shopDays 2024-01-01 2024-01-31`. */
  readonly reads: string[];
  readonly reader: (health?: Partial<Health>) => RollupReader;
};

const AT_REST: Health = {
  sweptAt: Date.parse('2030-01-01T03:00:00Z'),
  nightlyAt: Date.parse('2030-01-01T02:00:00Z'),
  dirtyDays: [],
  dirtyMonths: [],
};

const within = <K extends string, V>(map: ReadonlyMap<K, V>, from: K, to: K): ReadonlyMap<K, V> =>
  new Map([...map].filter(([key]) => from <= key && key <= to));

const FAMILY = { B: 'breakdowns', C: 'cube', P: 'products' } as const satisfies Record<GroupFamily, keyof DayImage>;

const monthGroups = (images: Iterable<Groups>): Groups => {
  const sum = noGroups();
  for (const groups of images) addGroups(sum, groups);
  return unpackGroups(packGroups(sum));
};

type TestSettings = { readonly zone?: string; readonly weekStart?: WeekStart };

export const bookOf = (
  orders: readonly TestOrder[],
  range: Range,
  { zone = 'Europe/London', weekStart = 'monday' }: TestSettings = {},
): TestBook => {
  const settings: ReportSettings = { zone: Zone.parse(zone), currency: rules.currency, weekStart, inclusion: rules.inclusion };
  const entries = entriesOf(orders.map(documentOf));
  const folded = daysBetween(range.from, range.to).map((day): [Day, DayImage] => [day, foldDay(entries, { zone: settings.zone, day })]);
  // Days on which nothing happened have no image, as in the table.
  const days = new Map(folded.filter(([, { day, breakdowns }]) => breakdowns.size > 0 || !isEmptyShop(day.shop)));
  const shops = new Map([...days].map(([day, image]): [Day, DayShop] => [day, unpackDayShop(packDayShop(image.day))]));
  const byMonth = Map.groupBy(days, ([day]) => monthOfDay(day));
  const shopMonths = new Map(
    [...byMonth].map(([month, ofMonth]): [Month, MonthShop] => [
      month,
      unpackMonthShop(packMonthShop(mergeDays(month, new Map(ofMonth.map(([day, image]) => [day, image.day]))))),
    ]),
  );
  const reads: string[] = [];
  const noted = async <T>(name: string, value: T): Promise<T> => {
    reads.push(name);
    return value;
  };
  const reader = (health: Partial<Health> = {}): RollupReader => ({
    settings,
    health: async () => ({ ...AT_REST, ...health }),
    shopDays: (from, to) => noted(`shopDays ${from} ${to}`, within(shops, from, to)),
    shopMonths: (from, to) => noted(`shopMonths ${from} ${to}`, within(shopMonths, from, to)),
    groupDays: (family, from, to) =>
      noted(
        `groupDays ${family} ${from} ${to}`,
        new Map([...within(days, from, to)].map(([day, image]) => [day, unpackGroups(packGroups(image[FAMILY[family]]))])),
      ),
    groupMonths: (family, from, to) =>
      noted(
        `groupMonths ${family} ${from} ${to}`,
        new Map(
          [...within(byMonth, from, to)].map(([month, ofMonth]) => [month, monthGroups(ofMonth.map(([, image]) => image[FAMILY[family]]))]),
        ),
      ),
  });
  return { settings, days, reads, reader };
};
