import { queryRoute } from '../route.ts';
import type { Tables } from '../schemas/table-schemas.ts';
import { columnsOfTable, TABLE_DEFINITIONS } from '../tables/table-definitions.ts';

export const listTables = queryRoute<typeof Tables>()({
  id: 'listTables',
  method: 'GET',
  path: '/v1/tables',
  scope: 'read',
  summary: 'The flat tables',
  says: 'Their names and typed columns. Columns of figures are called as their metrics are everywhere.',
  pathShape: {},
  query: {},
  media: ['application/json'],
  refusals: [],
  handle: async () => ({
    kind: 'json',
    body: { tables: TABLE_DEFINITIONS.map((table) => ({ table: table.name, says: table.says, columns: columnsOfTable(table) })) },
  }),
});
