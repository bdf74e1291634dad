import * as z from 'zod/mini';
import { SourceName } from '../../../domain/ids.ts';
import { Inclusion } from '../../../domain/ledger/inclusion.ts';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import { Zone } from '../../../domain/time/zone.ts';
import { ENCODINGS } from '../text/decode.ts';
import { Condition } from './condition.ts';
import { Column, ColumnChoice, ColumnOrAlways, Columns, fields, LineNumber, oneOf } from './fields.ts';
import { Joins } from './joins.ts';
import { Numbers } from './numbers.ts';
import { RateColumn } from './rate-column.ts';
import { Rates } from './rates.ts';
import { TimeColumn } from './time-column.ts';

const column = z.optional(Column);
const amount = z.optional(Columns);

/**
 * Columns that an order states once: the first that is not blank among its rows counts. `group` holds an order's rows together where its id
 * stands on one of them only.
 */
const OrderColumns = fields({
  id: Column,
  placedAt: TimeColumn,
  group: column,
  cancelledAt: z.optional(TimeColumn),
  customer: column,
  email: column,
  country: z.optional(ColumnChoice),
  channel: z.optional(ColumnChoice),
  paymentMethod: z.optional(ColumnChoice),
  discountCode: column,
  currency: column,
  rate: column,
  shipping: amount,
  shippingTax: amount,
  shippingTaxRate: z.optional(RateColumn),
  discount: amount,
  tax: amount,
  fee: amount,
  tip: amount,
  goods: amount,
  total: amount,
  refunded: amount,
  refundedAt: z.optional(TimeColumn),
}).check(
  z.refine(
    ({ goods, discount }) => goods === undefined || discount === undefined,
    'must have goods or discount, not both: what goods leave of the lines is the discount',
  ),
  z.refine(
    ({ shippingTax, shippingTaxRate }) => shippingTax === undefined || shippingTaxRate === undefined,
    'must have shippingTax or shippingTaxRate, not both',
  ),
);

const WORTHS = ['unitPrice', 'total', 'discountedTotal'] as const;
const COSTS = ['unitCost', 'totalCost', 'profit'] as const;

const howMany = <Name extends string>(columns: Readonly<Partial<Record<Name, unknown>>>, names: readonly Name[]): number =>
  names.filter((name) => columns[name] !== undefined).length;

const LineColumns = fields({
  id: column,
  product: ColumnChoice,
  title: column,
  category: column,
  quantity: ColumnOrAlways,
  unitPrice: column,
  total: column,
  discountedTotal: column,
  discount: amount,
  discountRate: z.optional(RateColumn),
  tax: amount,
  taxRate: z.optional(RateColumn),
  unitCost: column,
  totalCost: column,
  profit: column,
}).check(
  z.refine((line) => howMany(line, WORTHS) === 1, `must have exactly one of ${WORTHS.join(', ')}`),
  z.refine((line) => howMany(line, ['discount', 'discountRate']) <= 1, 'must have discount or discountRate, not both'),
  z.refine((line) => howMany(line, COSTS) <= 1, `must have at most one of ${COSTS.join(', ')}`),
);

const Reason = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a reason in small letters with hyphens, e.g. "test-order"'));

export const BOOKED_KINDS = ['goods', 'gift-card', 'shipping', 'fee', 'duty', 'adjustment', 'discount', 'tax', 'refund'] as const;
export type BookedKind = (typeof BOOKED_KINDS)[number];

const isExclusion = (rule: { kind: string }): boolean => rule.kind === 'excluded';

/** What the rows are that meet a condition. The first rule that a row meets counts; a row that meets none is goods. */
const RowRule = fields({
  kind: oneOf([...BOOKED_KINDS, 'excluded']),
  when: Condition,
  label: z.optional(z.string().check(z.maxLength(100))),
  reason: z.optional(Reason),
  wholeOrder: z.optional(z.boolean({ error: 'must be true or false' })),
}).check(
  z.refine((rule) => isExclusion(rule) === (rule.reason !== undefined), 'an exclusion must have a reason, and nothing else may'),
  z.refine((rule) => isExclusion(rule) || rule.wholeOrder === undefined, 'wholeOrder belongs to an exclusion'),
);
export type RowRule = z.infer<typeof RowRule>;

const SCALES = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

const isScale = (value: number): boolean => SCALES.includes(value);

const QuantityScale = z.number({ error: 'must be a number' }).check(z.refine(isScale, `must be one of ${SCALES.join(', ')}`));

/** Texts that mean nothing, by the columns in which they do. */
const Blanks = z.record(Column, z.array(z.string({ error: 'must be text' }), { error: 'must be a list of texts, e.g. ["0"]' }), {
  error: 'must be an object of columns, each with the texts that mean nothing in it',
});

type Priced = { readonly prices?: string | undefined; readonly order: z.infer<typeof OrderColumns> };

const canTellPrices = ({ prices, order: { goods, tax, total } }: Priced): boolean =>
  prices !== 'by-total' || [goods, tax, total].every((named) => named !== undefined);

/** How the columns of a shop's export become orders: data, never code. `README.md` says what each field means. */
export const Profile = fields({
  source: SourceName,
  description: z.optional(z.string()),
  ids: z.optional(oneOf(['file', 'platform'])),
  encoding: z.optional(oneOf(ENCODINGS)),
  delimiter: z.optional(oneOf([',', ';', '\t', '|'])),
  headerLine: z.optional(LineNumber),
  blanks: z.optional(Blanks),
  zone: z.optional(Zone),
  currency: z.optional(CurrencyCode),
  prices: z.optional(oneOf(['without-tax', 'with-tax', 'by-total'])),
  numbers: z.optional(Numbers),
  quantityScale: z.optional(QuantityScale),
  discounts: z.optional(oneOf(['positive', 'negative'])),
  rates: z.optional(Rates),
  joins: z.optional(Joins),
  order: OrderColumns,
  line: LineColumns,
  titles: z.optional(oneOf(['product', 'line'])),
  returns: z.optional(fields({ when: Condition, amounts: z.optional(oneOf(['negative', 'positive'])) })),
  negativeQuantity: z.optional(oneOf(['reject', 'reversal'])),
  test: z.optional(Condition),
  stages: z.optional(fields({ pending: z.optional(Condition), draft: z.optional(Condition), failed: z.optional(Condition) })),
  rows: z.optional(z.array(RowRule, { error: 'must be a list of row rules' })),
  inclusion: z.optional(Inclusion),
  personal: z.optional(z.array(Column, { error: 'must be a list of columns' })),
}).check(
  z.refine(
    ({ currency, order }) => currency === undefined || order.currency === undefined,
    'must have currency or order.currency, not both',
  ),
  z.refine(
    ({ prices = 'without-tax', line }) => prices === 'without-tax' || line.profit === undefined,
    'cannot have line.profit where prices may be with tax: name line.totalCost or line.unitCost',
  ),
  z.refine(canTellPrices, 'must have order.goods, order.tax and order.total where prices are by-total'),
  z.refine(
    ({ order, negativeQuantity }) => order.refunded === undefined || negativeQuantity !== 'reversal',
    'must have order.refunded or negativeQuantity "reversal", not both: what is taken back would count twice',
  ),
);
export type Profile = z.infer<typeof Profile>;
