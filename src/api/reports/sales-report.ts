import type { AmountMetric } from '../../domain/metrics/amount-metrics.ts';
import { medianOrderValue } from '../../domain/metrics/median-order-value.ts';
import type { Group } from '../../domain/rollups/groups.ts';
import type { Answer, Basics } from './answer.ts';
import { breakdownLabels, breakdownRows } from './breakdown.ts';
import { amountCells, medianCells } from './cells.ts';
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

const METRICS = [...AMOUNTS, 'medianOrderValue', 'medianBound'] as const;

const NO_MEDIAN_BY_HOUR: Unanswered = { metric: 'medianOrderValue', reason: 'no order values are kept by hour; ask by day' };

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
      ...amountCells(AMOUNTS, figures[query.basis]),
      ...medianCells(undefined),
    })),
  );

/** Sales over time, or by one value of the order. Its rows sum to its totals in everything that adds. */
export const salesReport = (basics: Basics, groups: GroupImages | undefined): Answer => {
  const { query, images } = basics;
  const { basis, by, grain, range } = query;
  const cellsOf = ({ figures, median }: SpanImage): Row => ({ ...amountCells(AMOUNTS, figures[basis]), ...medianCells(median) });
  const groupCells = ({ figures, values }: Group): Row => ({
    ...amountCells(AMOUNTS, figures[basis]),
    ...medianCells(medianOrderValue(values)),
  });
  const totals = cellsOf(spanImage(images, range));
  if (by !== undefined && groups !== undefined) {
    const rows = breakdownRows({ ...query, by }, groups, groupCells);
    return { columns: columnsOf(breakdownLabels(query, by), METRICS), rows, totals, unanswered: [] };
  }
  if (grain === 'hour')
    return { columns: columnsOf(['period', 'elapsed'], METRICS), rows: hourRows(basics), totals, unanswered: [NO_MEDIAN_BY_HOUR] };
  return { columns: columnsOf(['period'], METRICS), rows: spanRows(basics, cellsOf), totals, unanswered: [] };
};
