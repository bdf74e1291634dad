import type { SourceRow } from '../source-row.ts';
import type { RowClass } from './classify.ts';
import type { Mapping } from './mapping.ts';

/** What a row of goods says of its product, and since which instant (seconds). */
export type Title = { readonly productId: string; readonly title: string; readonly category?: string; readonly asOf: number };

/** Titles of the products that an order's rows of goods name. */
export const titlesOf = (mapping: Mapping, rows: readonly SourceRow[], classes: readonly RowClass[]): Title[] => {
  const { line, order } = mapping.profile;
  if (line.title === undefined) return [];
  const readTime = mapping.readTime(order.placedAt);
  return rows.flatMap((row, index) => {
    const title = mapping.cell(row, line.title);
    if (title === '' || classes[index]?.kind !== 'goods') return [];
    const category = mapping.cell(row, line.category);
    const time = readTime(mapping.timeText(row, order.placedAt));
    const asOf = time.kind === 'read' ? time.second : 0;
    return [{ productId: mapping.cell(row, line.product), title, ...(category === '' ? {} : { category }), asOf }];
  });
};
