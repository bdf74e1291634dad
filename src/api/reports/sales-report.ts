import type { AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import { medianOrderValue } from '../../domain/metrics/median-order-value.ts';
import { returnRate } from '../../domain/metrics/return-rate.ts';
import type { Basis, Figures } from '../../domain/rollups/figures.ts';
import type { Group } from '../../domain/rollups/groups.ts';
import type { Median } from '../../domain/rollups/order-values.ts';
import type { Answer, Basics } from './answer.ts';
import { breakdownLabels, breakdownRows } from './breakdown.ts';
import { amountCells, medianCells } from './cells.ts';
import { PROFIT, withoutCost } from './profit.ts';
import type { GroupImages } from './read-images.ts';
import { columnsOf, type Row, type Unanswered } from './report.ts';
import { spansOf } from './span.ts';
import { emptySpanImage, type SpanImage, spanImage, spanImagesByDay } from './span-image.ts';

const AMOUNTS = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'shipping',
  'taxes',
  'fees',
  'totalSales',
  'orders',
  'unitsSold',
  'unitsReturned',
  'units',
  'aov',
  'aovNet',
] as const satisfies readonly AmountMetric[];

const SHARES = ['discountShare', ...PROFIT] as const;

const METRICS = [...AMOUNTS, 'medianOrderValue', 'medianBound', 'returnRate', ...SHARES] as const;

const NO_MEDIAN_BY_HOUR: Unanswered = { metric: 'medianOrderValue', reason: 'no order values are kept by hour; ask by day' };

const salesCells = (figures: Figures, basis: Basis, median: Median | undefined): Row => ({
  ...amountCells([...AMOUNTS, ...SHARES], figures[basis]),
  ...medianCells(median),
  returnRate: returnRate(figures),
});

/** The rows of each span, however its image was come by. */
export const spanRows = ({ query, images }: Basics, cellsOf: (image: SpanImage) => Row): Row[] => {
  const spans = spansOf(query.range, query.grain);
  if (query.grain !== 'day') return spans.map((span) => ({ period: span.name, ...cellsOf(spanImage(images, span)) }));
  const byDay = spanImagesByDay(images);
  return spans.map(({ from, name }) => ({ period: name, ...cellsOf(byDay.get(from) ?? emptySpanImage(from)) }));
};

/** The hours in which something happened, as the clock on the wall showed them; `elapsed` tells the two apart that it showed twice. */
const hourRows = ({ query, images }: Basics): Row[] =>
  spansOf(query.range, 'hour').flatMap(({ from }) =>
    (images.days.get(from)?.slots ?? []).map(({ elapsed, label, figures }) => ({
      period: `${from} ${label}`,
      elapsed,
      ...salesCells(figures, query.basis, undefined),
    })),
  );

/** Sales over time, or by one value of the order. Its rows sum to its totals in everything that adds. */
export const salesReport = (basics: Basics, groups: GroupImages | undefined): Answer => {
  const { query, images } = basics;
  const { basis, by, grain, range } = query;
  const cellsOf = ({ figures, median }: SpanImage): Row => salesCells(figures, basis, median);
  const groupCells = ({ figures, values }: Group): Row => salesCells(figures, basis, medianOrderValue(values));
  const totals = cellsOf(spanImage(images, range));
  const answerOf = (labels: readonly string[], rows: readonly Row[], unanswered: readonly Unanswered[] = []): Answer => ({
    columns: columnsOf(labels, METRICS),
    rows,
    totals,
    unanswered: [...unanswered, ...withoutCost([...rows, totals])],
  });
  if (by !== undefined && groups !== undefined)
    return answerOf(breakdownLabels(query, by), breakdownRows({ ...query, by }, groups, groupCells));
  if (grain === 'hour') return answerOf(['period', 'elapsed'], hourRows(basics), [NO_MEDIAN_BY_HOUR]);
  return answerOf(['period'], spanRows(basics, cellsOf));
};
