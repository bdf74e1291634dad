import { compareText } from '../../domain/ids.ts';
import { netPayments } from '../../domain/metrics/net-payments.ts';
import { received } from '../../domain/metrics/received.ts';
import { refunded } from '../../domain/metrics/refunded.ts';
import { type Settled, settle } from '../../domain/rollups/shop-image.ts';
import type { Answer, Basics } from './answer.ts';
import { breakdownLabels } from './breakdown.ts';
import { columnsOf, type Row, type Unanswered } from './report.ts';
import { spansOf } from './span.ts';
import { spanSums } from './span-sums.ts';

const METRICS = ['received', 'refunded', 'netPayments'] as const;

type Payments = Map<string, Settled>;

const NONE_KNOWN: readonly Unanswered[] = METRICS.map((metric) => ({
  metric,
  reason: 'no payment of these days is known; not every source states payments',
}));

const UNKNOWN: Row = Object.fromEntries(METRICS.map((metric) => [metric, null]));

const cellsOf = (settled: Settled): Row => ({
  received: received(settled),
  refunded: refunded(settled),
  netPayments: netPayments(settled),
});

const sumOf = (payments: Payments): Settled =>
  [...payments.values()].reduce(
    (sum, { captured, refunded: back }) => ({ captured: sum.captured + captured, refunded: sum.refunded + back }),
    { captured: 0, refunded: 0 },
  );

const addPayments = (sum: Payments, { payments }: { readonly payments: Payments }): void => {
  for (const [method, settled] of payments) settle(sum, method, settled);
};

const mostReceived = ([a, { captured: ofA }]: [string, Settled], [b, { captured: ofB }]: [string, Settled]): number =>
  ofB - ofA || compareText(a, b);

const methodRows = (payments: Payments, period: Row): Row[] =>
  [...payments].sort(mostReceived).map(([method, settled]) => ({ ...period, paymentMethod: method, ...cellsOf(settled) }));

/**
 * Money that moved, on the date it was settled: another family than sales and returns, which are never mixed with it. Its rows sum to its
 * totals. A payment has a method of its own, where an order paid in two ways has both.
 */
export const paymentsReport = ({ query, images, whole }: Basics): Answer => {
  const { by, grain, range } = query;
  const columns = columnsOf(by === undefined ? ['period'] : breakdownLabels(query, by), METRICS);
  const isKnown = whole.payments.size > 0;
  const sums = spanSums(images, spansOf(range, grain), { zero: (): Payments => new Map(), add: addPayments });
  const rows = sums.flatMap(([{ name }, payments]): Row[] => {
    if (by !== undefined) return methodRows(payments, grain === 'total' ? {} : { period: name });
    return [{ period: name, ...(isKnown ? cellsOf(sumOf(payments)) : UNKNOWN) }];
  });
  return {
    columns,
    rows,
    totals: isKnown ? cellsOf(sumOf(whole.payments)) : UNKNOWN,
    unanswered: isKnown ? [] : NONE_KNOWN,
    basis: 'settlement',
  };
};
