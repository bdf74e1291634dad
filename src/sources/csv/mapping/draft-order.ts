import type * as z from 'zod/mini';
import type { Fee, OrderDocument } from '../../../domain/order/order-document.ts';
import { compact } from '../../compact.ts';
import type { GuestKey } from '../../guest-key.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { ColumnChoice } from '../profile/fields.ts';
import type { Parts } from './book-rows.ts';
import { checkTotal } from './check-total.ts';
import { draftLine, draftReversals } from './draft-lines.ts';
import { draftRefund } from './draft-refund.ts';
import { firstValue } from './first-value.ts';
import { readOrderDiscount } from './order-discount.ts';
import { readCancelledAt, readCustomerKey, readOrderId, readPlacedAt, readStage } from './order-facts.ts';
import { readOrderAmount } from './read-amount.ts';
import { taxEffect } from './read-goods.ts';
import { readRate } from './read-rate.ts';
import { readShippingTaxes } from './read-shipping-taxes.ts';
import { noteCell, type Reading } from './reading.ts';
import { type Settled, settle } from './settle.ts';

export type OrderDraft = z.input<typeof OrderDocument>;

const sum = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? (a ?? b) : a + b);

const UNTAXABLE = { reason: 'tax-without-goods', remedy: 'the order has neither goods nor shipping to be taxed. Correct it.' };

const ONLY_REFUNDS = {
  reason: 'refund-without-order',
  remedy: 'its rows say only what came back, which would replace the order. Export both together, or import such rows as returns.',
};

/** The rows that say what the order is: those of what came back may state their own time and charges. */
const withoutRefunds = (reading: Reading, { lines, takenBack }: Parts): Reading => {
  const back = new Set(takenBack.map(({ row }) => row));
  return lines.length === 0 || back.size === 0 ? reading : { ...reading, rows: reading.rows.filter((row) => !back.has(row)) };
};

/** The amounts of an order without their tax. */
const settleParts = (reading: Reading, parts: Parts): Settled => {
  const { order } = reading.mapping.profile;
  const ofOrder = readOrderAmount(reading, order.shipping, 1);
  const shippingTaxes = [...parts.shippingTaxes, ...readShippingTaxes(reading, ofOrder)];
  // What has a tax is there, though it may have cost nothing.
  const shipping = sum(parts.shipping, ofOrder) ?? (shippingTaxes.length > 0 ? 0 : undefined);
  const tax = sum(parts.tax, readOrderAmount(reading, order.tax, taxEffect(reading)));
  if (tax !== undefined && tax !== 0 && parts.lines.length === 0 && shipping === undefined)
    noteCell(reading, { row: reading.rows[0], column: columnsOfField(order.tax)[0] ?? order.id }, UNTAXABLE);
  return settle(parts.lines, { shipping, shippingTaxes, discount: readOrderDiscount(reading, parts), tax }, reading.prices);
};

/** Fees that columns of the order state, each by the name of its column. */
const readFees = (reading: Reading): Fee[] =>
  columnsOfField(reading.mapping.profile.order.fee).flatMap((label): Fee[] => {
    const minor = readOrderAmount(reading, label, 1);
    return minor === undefined ? [] : [{ kind: 'fee', label, minor }];
  });

/** Everything that the rows say of the order, as a document that is still to be checked. */
export const draftOrder = (all: Reading, parts: Parts, guestKey: GuestKey): OrderDraft => {
  const reading = withoutRefunds(all, parts);
  const { mapping, rows, currency, prices, isReturn } = reading;
  const { profile, shop } = mapping;
  const { order } = profile;
  const text = (column: ColumnChoice | undefined): string | undefined => firstValue(rows, column, reading).text || undefined;
  const list = (column: ColumnChoice | undefined): string[] => [text(column) ?? []].flat();

  if (parts.lines.length === 0 && parts.takenBack.length > 0 && profile.negativeQuantity !== 'reversal')
    noteCell(reading, { row: rows[0], column: order.id }, ONLY_REFUNDS);
  const settled = settleParts(reading, parts);
  const taken = settle(parts.takenBack, {}, prices);
  const lines = settled.lines.map((line, index) => draftLine(reading, line, index));
  const placedAt = readPlacedAt(reading, rows);
  const codes = list(order.discountCode);

  const draft = compact({
    source: profile.source,
    id: readOrderId(all, all.rows),
    kind: isReturn ? ('return' as const) : ('order' as const),
    placedAt,
    currency,
    rate: currency === shop.currency ? undefined : readRate(reading, placedAt),
    taxTreatment: prices === 'with-tax' ? ('included' as const) : ('added' as const),
    stage: readStage(all, all.rows),
    test: all.rows.some((row) => mapping.isTest(row.cells)) ? (true as const) : undefined,
    cancelledAt: readCancelledAt(reading, rows),
    customerKey: readCustomerKey(reading, rows, guestKey),
    country: text(order.country),
    channel: text(order.channel),
    paymentMethods: list(order.paymentMethod),
    codes,
    discounts: settled.discount === undefined ? [] : [compact({ code: codes[0], minor: settled.discount })],
    shipping: settled.shipping === undefined ? undefined : compact(settled.shipping),
    fees: [...parts.fees, ...readFees(reading)],
    tip: readOrderAmount(reading, order.tip, 0),
    reversals: draftReversals(reading, taken.lines, { lines, placedAt }),
  });
  const whole = { ...draft, lines };
  const total = readOrderAmount(reading, order.total, 0);
  checkTotal(reading, whole, total);
  const refunds = draftRefund(reading, whole, total);
  return refunds.length === 0 ? whole : { ...whole, reversals: [...(whole.reversals ?? []), ...refunds] };
};
