import type * as z from 'zod/mini';
import { OpenApi } from './schemas/openapi-schema.ts';
import { OrderOutcomes } from './schemas/order-outcomes.ts';
import { DayOrders, OneOrder } from './schemas/order-schemas.ts';
import { Quarantine, Replayed } from './schemas/quarantine-schemas.ts';
import { Report } from './schemas/report-schema.ts';
import { Reports } from './schemas/reports-schema.ts';
import { Sources } from './schemas/sources-schema.ts';
import { Status } from './schemas/status-schema.ts';
import { TablePage, Tables } from './schemas/table-schemas.ts';
import { Usage } from './schemas/usage-schema.ts';

/**
 * What each route answers with. It stands beside the routes, since only the document and the tests need it: a function on AWS carries the schemas
 * of what it is sent, and none of what it says.
 */
export const ANSWERS: { readonly [id: string]: z.ZodMiniType } = {
  getReport: Report,
  getReports: Reports,
  listTables: Tables,
  getTable: TablePage,
  listOrders: DayOrders,
  getOrder: OneOrder,
  postOrders: OrderOutcomes,
  postWebhook: OrderOutcomes,
  listSources: Sources,
  listQuarantine: Quarantine,
  replayQuarantined: Replayed,
  getUsage: Usage,
  getStatus: Status,
  getOpenApi: OpenApi,
};
