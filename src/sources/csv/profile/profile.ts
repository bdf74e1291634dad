import * as z from 'zod/mini';
import { SourceName } from '../../../domain/ids.ts';
import { Inclusion } from '../../../domain/ledger/inclusion.ts';
import { CurrencyCode } from '../../../domain/money/currency.ts';
import { Zone } from '../../../domain/time/zone.ts';
import { ENCODINGS } from '../text/decode.ts';
import { Condition } from './condition.ts';
import { Column, fields, oneOf } from './fields.ts';
import { TimeFormat } from './time-format.ts';

const column = z.optional(Column);

const TimeColumn = fields({ column: Column, format: z.optional(TimeFormat) });
export type TimeColumn = z.infer<typeof TimeColumn>;

/** Columns that an order states once: the first that is not blank among its rows counts. */
const OrderColumns = fields({
  id: Column,
  placedAt: TimeColumn,
  cancelledAt: z.optional(TimeColumn),
  customer: column,
  email: column,
  country: column,
  channel: column,
  paymentMethod: column,
  discountCode: column,
  currency: column,
  rate: column,
  shipping: column,
  discount: column,
  tax: column,
  fee: column,
  tip: column,
});

const LineColumns = fields({
  id: column,
  product: Column,
  title: column,
  category: column,
  quantity: Column,
  unitPrice: column,
  total: column,
  discount: column,
  tax: column,
  taxRate: column,
  unitCost: column,
}).check(z.refine((line) => (line.unitPrice === undefined) !== (line.total === undefined), 'must have unitPrice or total, not both'));

const Reason = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a reason in small letters with hyphens, e.g. "test-order"'));

export const BOOKED_KINDS = ['goods', 'gift-card', 'shipping', 'fee', 'duty', 'adjustment', 'discount'] as const;
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

/** How the columns of a shop's export become orders: data, never code. `README.md` says what each field means. */
export const Profile = fields({
  source: SourceName,
  description: z.optional(z.string()),
  encoding: z.optional(oneOf(ENCODINGS)),
  delimiter: z.optional(oneOf([',', ';', '\t', '|'])),
  zone: z.optional(Zone),
  currency: z.optional(CurrencyCode),
  prices: z.optional(oneOf(['without-tax', 'with-tax'])),
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
);
export type Profile = z.infer<typeof Profile>;
