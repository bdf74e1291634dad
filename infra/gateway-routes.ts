import { ROUTES_BY_FUNCTION } from '../src/api/routes.ts';
import type { FunctionName } from './functions.ts';

/** `isPublic`: the gateway asks nobody about its bearer; the function behind it judges what comes. */
export type GatewayRoute = { readonly key: string; readonly to: FunctionName; readonly isPublic: boolean };

/** The page's own: its files are no secret, and the function judges the cookie of who asks for figures. */
export const PAGE_ROUTES: readonly GatewayRoute[] = [
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
  'GET /assets/{file}',
  'GET /page/v1/{proxy+}',
].map((key) => ({ key, to: 'query', isPublic: true }));

/** An id may have a slash, and the gateway reads escapes before it looks for a route: this name takes whatever is left of a path. */
const pathOf = (path: string): string => path.replace('/{source}/{id}', '/{source}/{id+}');

const methodsOf = (method: 'GET' | 'POST'): readonly string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** Every route of the gateway: those of the OpenAPI document, and the page's. What is asked by OPTIONS the gateway answers itself. */
export const GATEWAY_ROUTES: readonly GatewayRoute[] = [
  ...(['query', 'collect', 'admin'] as const).flatMap((to) =>
    ROUTES_BY_FUNCTION[to].flatMap(({ method, path, scope }) =>
      methodsOf(method).map((asked) => ({ key: `${asked} ${pathOf(path)}`, to, isPublic: scope === 'public' })),
    ),
  ),
  ...PAGE_ROUTES,
];
