import { zeroAmounts } from '../../domain/ledger/amounts.ts';
import { zeroFigures } from '../../domain/rollups/figures.ts';
import type { Settled } from '../../domain/rollups/shop-image.ts';
import type { Facts } from './facts.ts';
import type { ReportQuery } from './report-query.ts';

/** Money of all methods together. */
export const settledOf = (payments: ReadonlyMap<string, Settled>): Settled => {
  const all = [...payments.values()];
  return {
    captured: all.reduce((sum, { captured }) => sum + captured, 0),
    refunded: all.reduce((sum, { refunded }) => sum + refunded, 0),
  };
};

/**
 * The shop's facts with the payments that are asked for. Where no payment was stated in all of the range, money is not known, which is not
 * the same as none.
 */
export const moneyAsked = (facts: Facts, { report, filters }: Pick<ReportQuery, 'report' | 'filters'>, isStated: boolean): Facts => {
  const { paymentMethod } = filters;
  if (report !== 'payments') return facts;
  if (!isStated) return { ...facts, payments: undefined };
  if (paymentMethod === undefined) return facts;
  return { ...facts, payments: new Map([...(facts.payments ?? [])].filter(([method]) => paymentMethod.includes(method))) };
};

const ofMethod = (method: string, settled: Settled): Facts => ({ figures: zeroFigures(), payments: new Map([[method, settled]]) });

// Tax by rate is known by the date of each event only.
const ofRate = (minor: number): Facts => ({ figures: { event: { ...zeroAmounts(), taxes: minor }, order: zeroAmounts() } });

/**
 * The facts of each payment method, or of each tax rate. A rate whose tax was all given back on the days when it was charged left nothing:
 * whether those days were read one by one or as a month must not show.
 */
export const partsOf = ({ report }: Pick<ReportQuery, 'report'>, { payments, taxes }: Facts): [string, Facts][] =>
  report === 'payments'
    ? [...(payments ?? [])].map(([method, settled]): [string, Facts] => [method, ofMethod(method, settled)])
    : [...(taxes ?? [])].filter(([, minor]) => minor !== 0).map(([rate, minor]): [string, Facts] => [rate, ofRate(minor)]);
