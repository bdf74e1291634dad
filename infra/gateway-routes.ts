import type { Route } from '../src/api/route.ts';
import { ROUTES } from '../src/api/routes.ts';
import type { FunctionName } from './functions.ts';

/** `isPublic`: the gateway asks nobody about its bearer; the function behind it judges what comes. */
export type GatewayRoute = { readonly key: string; readonly to: FunctionName; readonly isPublic: boolean };

const WEBHOOKS = '/v1/webhooks/';

const answeredBy = ({ scope, path }: Route): FunctionName => {
  if (scope === 'collect' || path.startsWith(WEBHOOKS)) return 'collect';
  return scope === 'admin' ? 'admin' : 'query';
};

/** The page's own: its files are no secret, and the function judges the cookie of who asks for figures. */
export const PAGE_ROUTES: readonly GatewayRoute[] = [
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
  'GET /assets/{file}',
  'GET /page/v1/{proxy+}',
].map((key) => ({ key, to: 'query', isPublic: true }));

/** Every route of the gateway: those of the OpenAPI document, and the page's. */
export const GATEWAY_ROUTES: readonly GatewayRoute[] = [
  ...ROUTES.map((route) => ({ key: `${route.method} ${route.path}`, to: answeredBy(route), isPublic: route.scope === 'public' })),
  ...PAGE_ROUTES,
];
