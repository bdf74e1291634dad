import { getOpenApi } from './handlers/get-openapi.ts';
import { getOrder } from './handlers/get-order.ts';
import { getReport } from './handlers/get-report.ts';
import { getReports } from './handlers/get-reports.ts';
import { getStatus } from './handlers/get-status.ts';
import { getTable } from './handlers/get-table.ts';
import { getUsage } from './handlers/get-usage.ts';
import { listOrders } from './handlers/list-orders.ts';
import { listQuarantine } from './handlers/list-quarantine.ts';
import { listSources } from './handlers/list-sources.ts';
import { listTables } from './handlers/list-tables.ts';
import { postOrders } from './handlers/post-orders.ts';
import { postWebhook } from './handlers/post-webhook.ts';
import { replayQuarantined } from './handlers/replay-quarantined.ts';
import type { Route } from './route.ts';

/** All that the API can be asked: the OpenAPI document, the reference and the answers are made of this one table. */
export const ROUTES: readonly Route[] = [
  getReport,
  getReports,
  listTables,
  getTable,
  listOrders,
  getOrder,
  postOrders,
  postWebhook,
  listSources,
  listQuarantine,
  replayQuarantined,
  getUsage,
  getStatus,
  getOpenApi(() => ROUTES),
];
