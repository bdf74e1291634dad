import type { CostEntry } from '../../../domain/costs/cost-history.ts';
import { ProductId, type ProductRef, productRef, SourceName } from '../../../domain/ids.ts';
import { formatDecimal } from '../../../domain/money/decimal.ts';
import { ListedCost } from '../../../domain/order/order-document.ts';
import { Day } from '../../../domain/time/day.ts';
import { createNumberReader } from '../mapping/notation.ts';
import type { Fault } from '../source-row.ts';

/** The columns that a file of costs must have, and those that it may have. */
export const NEEDED = ['productId', 'effectiveFrom', 'unitCost'] as const;
export const COLUMNS = [...NEEDED, 'source', 'currency'] as const;

/** The cells of one row, trimmed; '' for a column that the file does not have. */
export type CostCells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** What a row says: from a day on, a piece of the product costs so much. */
export type CostRow = { readonly ref: ProductRef; readonly entry: CostEntry };

/** `source` is whose products the rows name that name no source; `currency` is the shop's; `decimal` is the sign in costs, `.` by default. */
export type CostRules = { readonly source?: SourceName; readonly currency: string; readonly decimal?: '.' | ',' };

type Read<T> = { readonly kind: 'read'; readonly value: T } | ({ readonly kind: 'fault' } & Fault);

const fault = (reason: string, detail: string): Read<never> => ({ kind: 'fault', reason, detail });

const shown = (text: string): string => JSON.stringify(text.slice(0, 60));

const readRef = ({ productId, source }: CostCells, rules: CostRules): Read<ProductRef> => {
  const product = ProductId.safeParse(productId);
  if (!product.success) return fault('product-unreadable', `productId is ${shown(productId)}: ${product.error.issues[0]?.message}.`);
  if (source === '' && rules.source !== undefined) return { kind: 'read', value: productRef(rules.source, product.data) };
  const named = SourceName.safeParse(source);
  if (named.success) return { kind: 'read', value: productRef(named.data, product.data) };
  return fault('source-unreadable', `source is ${shown(source)}: ${named.error.issues[0]?.message}. Correct it, or give --source.`);
};

const readFrom = (text: string): Read<Day | ''> => {
  const day = text === '' ? { success: true, data: '' as const } : Day.safeParse(text);
  if (day.success) return { kind: 'read', value: day.data ?? '' };
  return fault(
    'day-unreadable',
    `effectiveFrom is ${shown(text)}: not a day, e.g. 2026-01-31. Correct it, or leave it blank for "always".`,
  );
};

const unreadable = (text: string, sign: '.' | ','): Read<never> => {
  const remedy = sign === '.' && /^\d+,\d+$/.test(text) ? ' Correct it, or give --decimal ",".' : '';
  return fault('cost-unreadable', `unitCost is ${shown(text)}: not a plain decimal number, e.g. 2${sign}155.${remedy}`);
};

const readCost = (text: string, sign: '.' | ','): Read<string> => {
  const decimal = createNumberReader({ decimal: sign })(text);
  if (decimal === undefined) return unreadable(text, sign);
  if (decimal.units < 0n) return fault('cost-negative', `unitCost is ${shown(text)}: a cost is not below zero.`);
  const cost = ListedCost.safeParse(formatDecimal(decimal));
  if (cost.success) return { kind: 'read', value: cost.data };
  return fault('cost-out-of-range', `unitCost is ${shown(text)}: at most 9 digits before the point and 12 behind it.`);
};

const readCurrency = (text: string, shop: string): Read<string> =>
  text === '' || text === shop
    ? { kind: 'read', value: shop }
    : fault('currency-wrong', `currency is ${shown(text)}, and the shop's is ${shop}. State costs in ${shop}.`);

/** Reads one row, or says what is wrong with it. */
export const readCostRow = (cells: CostCells, rules: CostRules): Read<CostRow> => {
  const ref = readRef(cells, rules);
  if (ref.kind === 'fault') return ref;
  const from = readFrom(cells.effectiveFrom);
  if (from.kind === 'fault') return from;
  const cost = readCost(cells.unitCost, rules.decimal ?? '.');
  if (cost.kind === 'fault') return cost;
  const currency = readCurrency(cells.currency, rules.currency);
  if (currency.kind === 'fault') return currency;
  return { kind: 'read', value: { ref: ref.value, entry: { from: from.value, unitCost: cost.value } } };
};
