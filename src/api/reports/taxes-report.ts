import { compareText } from '../../domain/ids.ts';
import { tally } from '../../domain/rollups/shop-image.ts';
import type { Answer, Basics } from './answer.ts';
import { breakdownLabels } from './breakdown.ts';
import { amountCells } from './cells.ts';
import { columnsOf, type Row, type Unanswered } from './report.ts';
import { spanRows } from './sales-report.ts';
import { spansOf } from './span.ts';
import { spanSums } from './span-sums.ts';

const METRICS = ['taxes'] as const;

type TaxByRate = Map<string, number>;

const BY_EVENT_ONLY: Unanswered = {
  metric: 'taxes',
  reason: 'tax by rate is kept by the date of each event only; ask with basis event; the totals have it',
};

const addTaxes = (sum: TaxByRate, { taxes }: { readonly taxes: TaxByRate }): void => {
  for (const [rate, minor] of taxes) tally(sum, rate, minor);
};

const mostTax = ([a, ofA]: [string, number], [b, ofB]: [string, number]): number => ofB - ofA || compareText(a, b);

// A rate whose tax was given back on the days it was charged left nothing; whether such days are kept apart must not show.
const rateRows = ({ query, images }: Basics): Row[] => {
  const { basis, grain, range } = query;
  const sums = spanSums(images, spansOf(range, grain), { zero: (): TaxByRate => new Map(), add: addTaxes });
  return sums.flatMap(([{ name }, taxes]) => {
    const period: Row = grain === 'total' ? {} : { period: name };
    const rates = [...taxes].filter(([, minor]) => minor !== 0).sort(mostTax);
    return rates.map(([rate, minor]) => ({ ...period, taxRate: rate, taxes: basis === 'event' ? minor : null }));
  });
};

/** Tax over time, or by its rate where the source gives one; '' where it does not. Its rows sum to its totals. */
export const taxesReport = (basics: Basics): Answer => {
  const { query, whole } = basics;
  const { basis, by } = query;
  const totals = amountCells(METRICS, whole.figures[basis]);
  if (by === undefined) {
    const rows = spanRows(basics, ({ figures }) => amountCells(METRICS, figures[basis]));
    return { columns: columnsOf(['period'], METRICS), rows, totals, unanswered: [] };
  }
  const unanswered = basis === 'event' ? [] : [BY_EVENT_ONLY];
  return { columns: columnsOf(breakdownLabels(query, by), METRICS), rows: rateRows(basics), totals, unanswered };
};
