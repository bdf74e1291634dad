import * as z from 'zod/mini';
import { named } from './registry.ts';

export const Cell = z.union([z.string(), z.number(), z.null()]);

export const Meta = z.looseObject({
  report: z.string(),
  definitions: z.record(z.string(), z.string()),
  basis: z.string(),
  zone: z.string(),
  currency: z.string(),
  digits: z.int(),
  from: z.string(),
  to: z.string(),
  grain: z.string(),
  by: z.array(z.string()),
  rows: z.object({ shown: z.int(), of: z.int() }),
  dataAsOf: z.string(),
  counted: z.int(),
  excluded: z.record(z.string(), z.int()),
  stale: z.array(z.string()),
  drift: z.nullable(z.object({ documents: z.int(), rollups: z.int() })),
  medianBound: z.number(),
  unanswered: z.array(z.object({ metric: z.string(), reason: z.string() })),
  readUnits: z.nullable(z.number()),
});

export const Row = z.record(z.string(), Cell);

export const Report = z.looseObject({
  columns: z.array(z.object({ name: z.string(), unit: z.string() })),
  rows: z.array(Row),
  totals: Row,
  meta: Meta,
});

named.add(Cell, { id: 'Cell', description: 'Money is integer minor units. Null is what cannot be answered; `meta.unanswered` says why.' });
named.add(Row, { id: 'Row', description: 'One cell for each column.' });
named.add(Meta, { id: 'Meta', description: 'The proof beside the numbers: what was asked, by which definitions, from what, as of when.' });
named.add(Report, { id: 'Report', description: 'An answer with its proof. `totals` are of the whole range.' });
