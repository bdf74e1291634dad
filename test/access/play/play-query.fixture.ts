import { QUERY_ROUTES } from '../../../src/api/query-routes.ts';
import { REPORTS } from '../../../src/api/reports/report-query.ts';
import { TABLE_DEFINITIONS } from '../../../src/api/tables/table-definitions.ts';
import { createQuery } from '../../../src/lambda/query/create-query.ts';
import { sweepNightly } from '../../../src/pipeline/sweep.ts';
import { httpCall } from './http-call.fixture.ts';
import { SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const RANGE = 'from=2026-01-01&to=2026-03-10';

/** Every route, by what is asked of it. */
const TARGETS: Readonly<Record<string, (stage: Stage) => readonly string[]>> = {
  getReport: () => [
    ...REPORTS.map((report) => `/v1/reports/${report}?${RANGE}&compare=previous-year`),
    ...['country', 'category', 'channel'].map((by) => `/v1/reports/sales?${RANGE}&by=${by}`),
    `/v1/reports/sales?${RANGE}&country=GB&channel=web`,
    `/v1/reports/products?${RANGE}&limit=5`,
    `/v1/reports/products?${RANGE}&limit=100`,
  ],
  getReports: () => [`/v1/reports?ask=${encodeURIComponent(`sales?${RANGE}`)}`],
  listTables: () => ['/v1/tables'],
  getTable: () => TABLE_DEFINITIONS.map(({ name }) => `/v1/tables/${name}?${RANGE}`),
  listOrders: () => ['/v1/orders?day=2026-03-10&limit=5'],
  getOrder: () => [`/v1/orders/${SOURCE}/collect-last`],
  listSources: () => ['/v1/sources'],
  listQuarantine: () => ['/v1/quarantine'],
  getUsage: () => ['/v1/usage'],
  getStatus: () => ['/v1/status'],
  getOpenApi: () => ['/v1/openapi.json'],
};

// From so many on titles are read as a whole.
const PRODUCTS = 60;

const fill = async (stage: Stage): Promise<void> => {
  for (let product = 0; product < PRODUCTS; product += 1)
    await stage.deliver({
      id: `query-${product}`,
      placed: '2026-03-01T09:00:00Z',
      updated: '2026-03-01T09:00:00Z',
      product: `p${product}`,
    });
  await sweepNightly(stage.shop, stage.elsewhere);
};

/** Every route that reads, an order that is not there, and the page, for who is signed in and who is not. */
export const playQuery = async (stage: Stage): Promise<void> => {
  await fill(stage);
  const files = new Map([['/index.html', { type: 'text/html', body: '<p>' }]]);
  const query = createQuery({ ...stage.worldOf('query'), files, openApi: () => '{}' });
  for (const { id } of QUERY_ROUTES) {
    const targets = TARGETS[id]?.(stage) ?? [];
    if (targets.length === 0) throw new Error(`the play asks nothing of ${id}; add what it is asked`);
    for (const target of targets) await httpCall(query, { target, scopes: 'read read:customers admin' });
  }
  await httpCall(query, { target: `/v1/orders/${SOURCE}/none`, scopes: 'read' }, 404);
  const cookie = `tillbook=${stage.secrets.token}`;
  await httpCall(query, { target: '/', cookie });
  await httpCall(query, { target: `/page/v1/reports/sales?${RANGE}`, cookie });
  await httpCall(query, { target: '/' }, 303);
};
