import { getReport } from './handlers/get-report.ts';
import type { Route } from './route.ts';

/** All that the API can be asked: the OpenAPI document, the reference and the answers are made of this one table. */
export const ROUTES: readonly Route[] = [getReport];
