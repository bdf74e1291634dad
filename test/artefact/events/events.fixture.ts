import type { FunctionName } from '../../../infra/functions.ts';
import { SCOPES } from '../../../src/api/tokens/scope.ts';
import { PERSONAL } from '../discreet.fixture.ts';
import { authorizerEvent, httpEvent } from './http-event.fixture.ts';
import { objectCreated } from './s3-event.fixture.ts';

/** Where an event lands: what of a platform the events name. */
export type Ground = { readonly token: string; readonly bucket: string };

/** An order as the shop's own software may send it, with all that is personal. */
export const ORDER = {
  source: 'shop',
  id: '1001',
  kind: 'order',
  placedAt: 1_767_225_600,
  updatedAt: 1_767_225_600,
  currency: 'GBP',
  taxTreatment: 'added',
  stage: 'placed',
  email: PERSONAL.email,
  country: 'GB',
  lines: [{ id: '1', productId: 'mug', title: 'Mug', quantity: 2, gross: 2000 }],
} as const;

/** Somebody who may do anything. */
const BEARER = { scopes: SCOPES.join(' '), tokenName: 'artefact' };

/** One ordinary event of each function. */
export const EVENTS: Readonly<Record<FunctionName, (ground: Ground) => unknown>> = {
  collect: () => httpEvent({ method: 'POST', target: '/v1/orders', bearer: BEARER, body: JSON.stringify({ orders: [ORDER] }) }),
  pull: () => ({ job: 'pull' }),
  import: ({ bucket }) => objectCreated({ bucket, key: 'imports/shopify-orders/orders.csv', body: Buffer.from('none') }),
  sweep: () => ({ job: 'sweep' }),
  nightly: () => ({ job: 'audit' }),
  query: () => httpEvent({ target: '/v1/reports/sales?from=2026-01-01&to=2026-01-31', route: 'GET /v1/reports/{report}', bearer: BEARER }),
  admin: () => httpEvent({ method: 'POST', target: '/v1/quarantine/1/replay', route: 'POST /v1/quarantine/{id}/replay', bearer: BEARER }),
  authorize: ({ token }) => authorizerEvent({ target: '/v1/status' }, `Bearer ${token}`),
};
