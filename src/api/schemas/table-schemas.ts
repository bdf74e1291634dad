import * as z from 'zod/mini';
import { NextCursor } from './paging.ts';
import { named } from './registry.ts';
import { Cell, Meta, Row } from './report-schema.ts';

const Columns = z.array(
  z.strictObject({
    name: z.string(),
    type: z.enum(['date', 'text', 'integer', 'number']),
    unit: z.enum(['label', 'money', 'count', 'ratio']),
  }),
);

export const Tables = z.strictObject({
  tables: z.array(z.strictObject({ table: z.string(), says: z.string(), columns: Columns })),
});

export const TablePage = z.strictObject({
  table: z.string(),
  columns: Columns,
  data: z.array(z.union([z.array(Cell), Row])),
  nextCursor: NextCursor,
  meta: Meta,
});

named.add(Tables, { id: 'Tables', description: 'The flat tables, with their columns.' });
named.add(TablePage, {
  id: 'TablePage',
  description:
    'A page of whole days. `data` has a list of cells for each row, in the order of `columns`, or an object with format=objects.',
});
