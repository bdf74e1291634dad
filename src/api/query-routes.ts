import type { QueryEffects } from './api-effects.ts';
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
import type { Route } from './route.ts';

/** All that only reads. */
export const QUERY_ROUTES: readonly Route<QueryEffects>[] = [
  getReport,
  getReports,
  listTables,
  getTable,
  listOrders,
  getOrder,
  listSources,
  listQuarantine,
  getUsage,
  getStatus,
  getOpenApi,
];
