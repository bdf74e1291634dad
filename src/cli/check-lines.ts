import { type CurrencyCode, minorDigits } from '../domain/money/currency.ts';
import { moneyText } from '../domain/money/money-text.ts';
import type { Zone } from '../domain/time/zone.ts';
import type { CheckedFile, ProfileCheck } from '../local/check-profile.ts';
import type { BookedEvent, Components } from '../sources/csv/check/booked-components.ts';
import { clockText } from '../sources/csv/check/clock.ts';
import type { ComparedColumns } from '../sources/csv/check/compare-columns.ts';
import type { ExplainedOrder } from '../sources/csv/check/explain-order.ts';
import type { LeftOut } from '../sources/csv/check/left-out.ts';
import type { UsedCell } from '../sources/csv/check/used-cells.ts';
import { countsText, countText } from './count-text.ts';

const unusedText = (unused: readonly string[] | null): string =>
  unused === null ? 'not told, for the first row may hold no names of columns' : unused.join(', ') || 'none';

const columnLines = ({ file, columns, unused, missing }: ComparedColumns): string[] => [
  `${file}: ${columns} columns`,
  `  not used: ${unusedText(unused)}`,
  `  missing: ${missing.join(', ') || 'none'}`,
];

const COMPONENTS: readonly [keyof Components, string][] = [
  ['grossSales', 'gross'],
  ['discounts', 'discounts'],
  ['returns', 'returns'],
  ['netSales', 'net'],
  ['shipping', 'shipping'],
  ['taxes', 'tax'],
  ['fees', 'fees'],
  ['totalSales', 'total'],
  ['tips', 'tips'],
  ['giftCards', 'gift cards'],
];
const ALWAYS: readonly (keyof Components)[] = ['grossSales', 'discounts', 'netSales', 'shipping', 'taxes', 'totalSales'];

const componentsText = (components: Components, currency: CurrencyCode): string =>
  COMPONENTS.filter(([name]) => ALWAYS.includes(name) || components[name] !== 0)
    .map(([name, label]) => `${label} ${moneyText(components[name], minorDigits(currency))}`)
    .join(', ');

const eventLines = ({ kind, local, utc, components }: BookedEvent, currency: CurrencyCode, zone: Zone): string[] => [
  `  ${kind} ${clockText({ local, utc }, zone)}`,
  `    ${componentsText(components, currency)} ${currency}`,
];

const padded = (cells: readonly (readonly string[])[]): string[] => {
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const cellRow = ({ file, line, column, text, field, became }: UsedCell): string[] => [
  `${file}:${line}`,
  column,
  oneLine(text),
  `-> ${field}`,
  became === '' ? '' : `-> ${oneLine(became)}`,
];

const orderLines = (order: ExplainedOrder, zone: Zone): string[] => {
  const cells = padded(order.cells.map(cellRow));
  if (order.kind === 'rejected')
    return ['', `not taken: ${order.id ?? 'an order without an id'} (${order.origin})`, ...cells, `  ${order.reason}: ${order.detail}`];
  const { warnings, excludedAs } = order;
  return [
    '',
    `${order.kind} ${order.id} (${order.origin})`,
    ...cells,
    ...order.events.flatMap((event) => eventLines(event, order.currency, zone)),
    `  prices ${order.taxTreatment === 'included' ? 'with' : 'without'} tax; customer ${order.customerKnown ? 'known' : 'not known'}`,
    ...(excludedAs === undefined ? [] : [`  does not count: ${excludedAs}`]),
    ...(warnings.length === 0 ? [] : [`  warnings: ${warnings.join(', ')}`]),
  ];
};

const leftOutLine = ([reason, { rows, places, detail }]: [string, LeftOut]): string =>
  `    ${countText(rows)} ${reason}: ${places.join(', ')}${places.length < rows ? ', ...' : ''}${detail === undefined ? '' : `\n      ${detail}`}`;

const leftOutLines = (label: string, counts: Readonly<Record<string, LeftOut>>): string[] => {
  const reasons = Object.entries(counts).sort(([, a], [, b]) => b.rows - a.rows);
  return reasons.length === 0 ? [`  ${label}: none`] : [`  ${label}:`, ...reasons.map(leftOutLine)];
};

const roundingText = (rounding: Readonly<Record<string, string>>): string =>
  Object.entries(rounding)
    .map(([currency, amount]) => `${amount} ${currency}`)
    .join(', ') || 'none';

const wholeLines = ({ rows, orders, excluded, rejected, warnings, conflicts, rounding }: CheckedFile): string[] => [
  '',
  `all ${countText(rows.read)} rows: ${countText(rows.accepted)} can be used, in ${countText(orders.accepted)} orders and ${countText(orders.returns)} returns that name no order`,
  ...leftOutLines('excluded by the profile', excluded),
  ...leftOutLines('not usable', rejected),
  `  warnings: ${countsText(warnings)}; orders whose rows disagree: ${countText(conflicts)}`,
  `  rounding, exact less booked: ${roundingText(rounding)}`,
];

const UNREADABLE = ['', 'nothing can be read without the missing columns: correct their names in the profile, its delimiter or encoding'];

/** What a check of a profile found, for a reader; `whyExportTime` as of the profile. */
export const checkLines = ({ zone, currency, files, orders, whole }: ProfileCheck, whyExportTime: string | undefined): string[] => [
  `zone ${zone}, currency ${currency}`,
  ...files.flatMap(columnLines),
  ...orders.flatMap((order) => orderLines(order, zone)),
  ...(whole === null ? UNREADABLE : wholeLines(whole)),
  ...(whyExportTime === undefined ? [] : [`to import it, say --exported-at: ${whyExportTime}`]),
];
