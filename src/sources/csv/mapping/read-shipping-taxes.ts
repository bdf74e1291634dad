import type { Tax } from '../../../domain/order/order-document.ts';
import { columnsOfField } from '../profile/columns.ts';
import { firstValue } from './first-value.ts';
import { readOrderAmount } from './read-amount.ts';
import { taxEffect } from './read-goods.ts';
import { readShare } from './read-share.ts';
import type { Reading } from './reading.ts';
import { taxesOf } from './settle.ts';

/** The tax of the shipping that the order states, where it is stated apart, as an amount or by a rate; none where it is not. */
export const readShippingTaxes = (reading: Reading, charged: number | undefined): Tax[] => {
  const { shippingTax, shippingTaxRate, tax: whole } = reading.mapping.profile.order;
  // A tax that is part of the whole one has been rounded with that.
  const tax = readOrderAmount(reading, shippingTax, whole === undefined ? taxEffect(reading) : 0);
  if (charged === undefined) return tax === undefined || tax === 0 ? [] : [{ minor: tax }];
  const [column] = columnsOfField(shippingTaxRate);
  const row = firstValue(reading.rows, column, reading).row ?? reading.rows[0];
  const rate = row === undefined ? undefined : readShare(reading, { row, rate: shippingTaxRate }, 'tax-rate');
  return taxesOf(charged, { tax, rate }, reading.prices);
};
