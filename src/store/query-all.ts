import type { Item, Query, Table } from './port.ts';

/** Every item of a query, page after page. */
export async function queryAll(table: Pick<Table, 'queryPage'>, query: Omit<Query, 'cursor' | 'limit'>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let page = await table.queryPage(query);
  for (;;) {
    items.push(...page.items);
    if (page.cursor === undefined) return items;
    page = await table.queryPage({ ...query, cursor: page.cursor });
  }
}
