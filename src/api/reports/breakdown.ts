import { compareText } from '../../domain/ids.ts';
import { netSales } from '../../domain/metrics/net-sales.ts';
import type { Group } from '../../domain/rollups/groups.ts';
import type { GroupImages } from './read-images.ts';
import type { Row } from './report.ts';
import type { Breakdown, ReportQuery } from './report-query.ts';
import { spansOf } from './span.ts';
import { groupsOf, mergeGroups } from './span-groups.ts';

type Value = { readonly value: string; readonly group: Group; readonly net: number };

const byNetSales = (a: Value, b: Value): number => b.net - a.net || compareText(a.value, b.value);

/** What the rows are about: the period unless there is only one, then the value. */
export const breakdownLabels = ({ grain }: Pick<ReportQuery, 'grain'>, by: Breakdown): string[] =>
  grain === 'total' ? [by] : ['period', by];

/** One row for each span and each value that occurs in it, the largest net sales first. */
export const breakdownRows = (
  query: ReportQuery & { readonly by: Breakdown },
  images: GroupImages,
  cellsOf: (group: Group) => Row,
): Row[] =>
  spansOf(query.range, query.grain).flatMap((span) => {
    const groups = groupsOf(mergeGroups(images, span), query.by);
    const values = [...groups].map(([value, group]): Value => ({ value, group, net: netSales(group.figures[query.basis]) }));
    const period: Row = query.grain === 'total' ? {} : { period: span.name };
    return values.sort(byNetSales).map(({ value, group }) => ({ ...period, [query.by]: value, ...cellsOf(group) }));
  });
