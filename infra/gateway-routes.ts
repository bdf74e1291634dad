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

/** Every route of the gateway: those of the OpenAPI document, and the page's. */
export const GATEWAY_ROUTES: readonly GatewayRoute[] = [
  ...(['query', 'collect', 'admin'] as const).flatMap((to) =>
    ROUTES_BY_FUNCTION[to].map(({ method, path, scope }) => ({ key: `${method} ${path}`, to, isPublic: scope === 'public' })),
  ),
  ...PAGE_ROUTES,
];
