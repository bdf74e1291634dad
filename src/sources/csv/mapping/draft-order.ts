import type * as z from 'zod/mini';
import type { Fee, OrderDocument } from '../../../domain/order/order-document.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { ColumnChoice } from '../profile/fields.ts';
import type { Parts } from './book-rows.ts';
import { checkTotal } from './check-total.ts';
import { compact } from './compact.ts';
import { draftLine, draftReversals } from './draft-lines.ts';
import { draftRefund } from './draft-refund.ts';
import { firstValue } from './first-value.ts';
import { readOrderDiscount } from './order-discount.ts';
import { type GuestKey, readCancelledAt, readCustomerKey, readOrderId, readPlacedAt, readStage } from './order-facts.ts';
import { type AmountColumns, type Effect, readOrderAmount } from './read-amount.ts';
import { taxEffect } from './read-goods.ts';
import { readRate } from './read-rate.ts';
import { readShippingTaxes } from './read-shipping-taxes.ts';
import { noteCell, type Reading } from './reading.ts';
import { settle } from './settle.ts';

export type OrderDraft = z.input<typeof OrderDocument>;

const sum = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? (a ?? b) : a + b);

const UNTAXABLE = { reason: 'tax-without-goods', remedy: 'the order has neither goods nor shipping to be taxed. Correct it.' };

/** Everything that the rows say of the order, as a document that is still to be checked. */
export const draftOrder = (reading: Reading, parts: Parts, guestKey: GuestKey): OrderDraft => {
  const { mapping, rows, currency, prices, isReturn } = reading;
  const { profile, shop } = mapping;
  const { order } = profile;
  const text = (column: ColumnChoice | undefined): string | undefined => firstValue(rows, column, reading).text || undefined;
  const list = (column: string | undefined): string[] => [text(column) ?? []].flat();
  const amount = (columns: AmountColumns, effect: Effect): number | undefined => readOrderAmount(reading, columns, effect);

  const shippingOfOrder = amount(order.shipping, 1);
  const shippingTaxes = [...parts.shippingTaxes, ...readShippingTaxes(reading, shippingOfOrder)];
  // What has a tax is there, though it may have cost nothing.
  const shipping = sum(parts.shipping, shippingOfOrder) ?? (shippingTaxes.length > 0 ? 0 : undefined);
  const tax = sum(parts.tax, amount(order.tax, taxEffect(reading)));
  if (tax !== undefined && tax !== 0 && parts.lines.length === 0 && shipping === undefined)
    noteCell(reading, { row: rows[0], column: columnsOfField(order.tax)[0] ?? order.id }, UNTAXABLE);
  const settled = settle(parts.lines, { shipping, shippingTaxes, discount: readOrderDiscount(reading, parts), tax }, prices);
  const taken = settle(parts.takenBack, {}, prices);
  const lines = settled.lines.map((line, index) => draftLine(reading, line, index));
  const fees = columnsOfField(order.fee).flatMap((label): Fee[] => {
    const minor = amount(label, 1);
    return minor === undefined ? [] : [{ kind: 'fee', label, minor }];
  });
  const placedAt = readPlacedAt(reading, rows);
  const codes = list(order.discountCode);

  const draft = compact({
    source: profile.source,
    id: readOrderId(reading, rows),
    kind: isReturn ? ('return' as const) : ('order' as const),
    placedAt,
    currency,
    rate: currency === shop.currency ? undefined : readRate(reading, placedAt),
    taxTreatment: prices === 'with-tax' ? ('included' as const) : ('added' as const),
    stage: readStage(reading, rows),
    test: rows.some((row) => mapping.isTest(row.cells)) ? (true as const) : undefined,
    cancelledAt: readCancelledAt(reading, rows),
    customerKey: readCustomerKey(reading, rows, guestKey),
    country: text(order.country),
    channel: text(order.channel),
    paymentMethods: list(order.paymentMethod),
    codes,
    discounts: settled.discount === undefined ? [] : [compact({ code: codes[0], minor: settled.discount })],
    shipping: settled.shipping === undefined ? undefined : compact(settled.shipping),
    fees: [...parts.fees, ...fees],
    tip: amount(order.tip, 0),
    reversals: draftReversals(taken.lines, lines, placedAt),
  });
  const whole = { ...draft, lines };
  const total = amount(order.total, 0);
  checkTotal(reading, whole, total);
  const refunds = draftRefund(reading, whole, total);
  return refunds.length === 0 ? whole : { ...whole, reversals: refunds };
};
