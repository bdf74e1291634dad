import { CurrencyCode } from '../../../domain/money/currency.ts';
import type { OrderDocument } from '../../../domain/order/order-document.ts';
import { looksLikeAddress } from '../../addresses.ts';
import type { GuestKey } from '../../guest-key.ts';
import { type TimeColumn, timeColumns } from '../profile/time-column.ts';
import type { Fault, SourceRow } from '../source-row.ts';
import { cellFault } from './fault.ts';
import { firstValue } from './first-value.ts';
import { noteCell, noteFault, type Scope } from './reading.ts';

const readTime = (scope: Scope, row: SourceRow, column: TimeColumn): number | undefined => {
  const text = scope.mapping.timeText(row, column);
  if (text === '') return undefined;
  const reading = scope.mapping.readTime(column)(text);
  if (reading.kind === 'fault')
    noteFault(scope, cellFault(reading.reason, { column: timeColumns(column).join(' '), text }, reading.remedy), row);
  else if (reading.warning !== undefined) scope.notes.warnings.add(reading.warning);
  return reading.kind === 'read' ? reading.second : undefined;
};

/** When the order was placed: the earliest time of these rows. Rows that disagree are a conflict, which is counted. */
export const readPlacedAt = (scope: Scope, rows: readonly SourceRow[]): number => {
  const column = scope.mapping.profile.order.placedAt;
  const seconds = rows.flatMap((row) => readTime(scope, row, column) ?? []);
  const earliest = seconds.reduce((least, second) => Math.min(least, second), seconds[0] ?? 0);
  if (seconds.some((second) => second !== earliest)) scope.notes.conflicts += 1;
  if (seconds.length === 0 && scope.notes.faults.length === 0) {
    const remedy = 'an order needs its time. Fill it in.';
    noteCell(scope, { row: rows[0], column: column.column }, { reason: 'time-missing', remedy });
  }
  return earliest;
};

export const readCancelledAt = (scope: Scope, rows: readonly SourceRow[]): number | undefined => {
  const column = scope.mapping.profile.order.cancelledAt;
  const { row } = firstValue(rows, column?.column, scope);
  return row === undefined || column === undefined ? undefined : readTime(scope, row, column);
};

/** When this row was given back, or what it says was: as stated, else undefined. */
export const readRefundedAt = (scope: Scope, row: SourceRow | undefined): number | undefined => {
  const { refundedAt } = scope.mapping.profile.order;
  return row === undefined || refundedAt === undefined ? undefined : readTime(scope, row, refundedAt);
};

/** When goods came back that have rows of their own: as stated, else on the row's own time, and never before the order was placed. */
export const readTakenBackAt = (scope: Scope, row: SourceRow, placedAt: number): number =>
  Math.max(placedAt, readRefundedAt(scope, row) ?? readTime(scope, row, scope.mapping.profile.order.placedAt) ?? placedAt);

/** The currency of the order's amounts: its column's, else the profile's, else the shop's. */
export const readCurrency = (scope: Scope, rows: readonly SourceRow[]): CurrencyCode => {
  const { profile, shop } = scope.mapping;
  const { text, row } = firstValue(rows, profile.order.currency, scope);
  if (text === '') return profile.currency ?? shop.currency;
  const parsed = CurrencyCode.safeParse(text);
  if (parsed.success) return parsed.data;
  const remedy = 'not an ISO 4217 currency code, e.g. GBP. Correct it.';
  noteCell(scope, { row, column: profile.order.currency ?? '' }, { reason: 'currency-unknown', remedy });
  return shop.currency;
};

const CUSTOMER_IS_ADDRESS: Fault = {
  reason: 'customer-is-address',
  detail: 'The customer id is an e-mail address, which is never kept. Name its column order.email in the profile.',
};

/** The source's customer id, else the guest's key. */
export const readCustomerKey = (scope: Scope, rows: readonly SourceRow[], guestKey: GuestKey): string | undefined => {
  const { customer, email } = scope.mapping.profile.order;
  const { text: id, row } = firstValue(rows, customer, scope);
  if (looksLikeAddress(id)) noteFault(scope, CUSTOMER_IS_ADDRESS, row);
  if (id !== '') return id;
  const address = firstValue(rows, email, scope).text;
  if (address === '') return undefined;
  const key = guestKey(address);
  if (key === undefined) scope.notes.warnings.add('email-unreadable');
  return key;
};

const AMBIGUOUS = {
  reason: 'order-id-ambiguous',
  remedy: 'its rows have more than one id, so they are of several orders. Correct them, or order.group in the profile.',
};

// What spreadsheets make of a long number: several orders would come to have one id.
const MANGLED = /^\d(\.\d+)?E\+\d+$/i;
const SHORTENED = {
  reason: 'order-id-shortened',
  remedy: 'a spreadsheet has shortened it. Export the orders anew and do not save them there.',
};

/** The source's id of the order; where `group` holds the rows together, the one that stands on any of them. */
export const readOrderId = (scope: Scope, rows: readonly SourceRow[]): string => {
  const { id, group } = scope.mapping.profile.order;
  const [found = '', other] = new Set(rows.map((row) => scope.mapping.cell(row, id)).filter((text) => text !== ''));
  if (MANGLED.test(found)) noteCell(scope, { row: rows.find((row) => scope.mapping.cell(row, id) === found), column: id }, SHORTENED);
  if (group === undefined) return found;
  const remedy = `none of its rows has ${id}, by which the order is known. Export it anew: older exports have no ids.`;
  if (found === '') noteCell(scope, { row: rows[0], column: group }, { reason: 'order-id-missing', remedy });
  if (other !== undefined) noteCell(scope, { row: rows[0], column: group }, AMBIGUOUS);
  return found;
};

export const readStage = ({ mapping }: Scope, rows: readonly SourceRow[]): OrderDocument['stage'] =>
  mapping.stages.find(({ isMet }) => rows.some((row) => isMet(row.cells)))?.stage ?? 'placed';
