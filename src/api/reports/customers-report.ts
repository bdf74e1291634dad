import type { Group } from '../../domain/rollups/groups.ts';
import type { Answer, Basics } from './answer.ts';
import { breakdownLabels, breakdownRows } from './breakdown.ts';
import { amountCells, customerCells } from './cells.ts';
import type { GroupImages } from './read-images.ts';
import { columnsOf, type Row, type Unanswered } from './report.ts';
import type { Breakdown } from './report-query.ts';
import { spanRows } from './sales-report.ts';
import { type SpanImage, spanImage } from './span-image.ts';

const METRICS = ['newCustomers', 'returningCustomers', 'distinctCustomers', 'orders', 'ordersWithoutCustomer', 'houseOrders'] as const;

const UNKNOWN_BY_GROUP = ['returningCustomers', 'distinctCustomers', 'ordersWithoutCustomer', 'houseOrders'] as const;

const unansweredBy = (by: Breakdown): Unanswered[] =>
  UNKNOWN_BY_GROUP.map((metric) => ({
    metric,
    reason: `not kept by ${by}, since a customer may have orders of several; the totals have it`,
  }));

/** Customers over time. Every row and the totals count the customers of their own span, so the rows do not sum to the totals. */
export const customersReport = (basics: Basics, groups: GroupImages | undefined): Answer => {
  const { query, images } = basics;
  const { basis, by, range } = query;
  const cellsOf = (image: SpanImage): Row => ({ ...customerCells(image), ...amountCells(['orders'], image.figures[basis]) });
  const groupCells = ({ figures, firstOrders }: Group): Row => ({
    newCustomers: firstOrders,
    ...Object.fromEntries(UNKNOWN_BY_GROUP.map((metric) => [metric, null])),
    ...amountCells(['orders'], figures[basis]),
  });
  const totals = cellsOf(spanImage(images, range));
  if (by === undefined || groups === undefined)
    return { columns: columnsOf(['period'], METRICS), rows: spanRows(basics, cellsOf), totals, unanswered: [] };
  const rows = breakdownRows({ ...query, by }, groups, groupCells);
  return { columns: columnsOf(breakdownLabels(query, by), METRICS), rows, totals, unanswered: unansweredBy(by) };
};
