import { formatDecimal } from '../../../domain/money/decimal.ts';
import { localDay } from '../../../domain/time/zone.ts';
import { firstValue } from './first-value.ts';
import { readOptional } from './read-number.ts';
import type { Reading } from './reading.ts';

/** Of rates by the day from which each holds, the one of this day; undefined before the first. */
const rateOn = (rates: string | Readonly<Record<string, string>> | undefined, day: string): string | undefined => {
  if (rates === undefined || typeof rates === 'string') return rates;
  const since = Object.keys(rates)
    .filter((first) => first <= day)
    .sort()
    .at(-1);
  return since === undefined ? undefined : rates[since];
};

/** Shop units for one of the order's currency: what the order states, else (blank, or 0) what the profile knows of its day. */
export const readRate = (reading: Reading, placedAt: number): string | undefined => {
  const { mapping, rows, currency } = reading;
  const { order, rates } = mapping.profile;
  const stated = readOptional(reading, { row: firstValue(rows, order.rate, reading).row, column: order.rate }, 'rate');
  return stated === undefined || stated.units === 0n ? rateOn(rates?.[currency], localDay(mapping.zone, placedAt)) : formatDecimal(stated);
};
