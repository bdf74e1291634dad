import { ADMIN_ROUTES } from './admin-routes.ts';
import type { ApiEffects } from './api-effects.ts';
import { COLLECT_ROUTES } from './collect-routes.ts';
import { QUERY_ROUTES } from './query-routes.ts';
import type { Route } from './route.ts';

/** The routes by the function that answers them on AWS; each function has the code of its own and no other. */
export const ROUTES_BY_FUNCTION = { query: QUERY_ROUTES, collect: COLLECT_ROUTES, admin: ADMIN_ROUTES } as const;

/** All that the API can be asked: the OpenAPI document, the reference and the answers are made of this one table. */
export const ROUTES: readonly Route<ApiEffects>[] = [...QUERY_ROUTES, ...COLLECT_ROUTES, ...ADMIN_ROUTES];
