import type { CollectEffects } from './api-effects.ts';
import { postOrders } from './handlers/post-orders.ts';
import { postWebhook } from './handlers/post-webhook.ts';
import type { Route } from './route.ts';

/** All that brings orders. */
export const COLLECT_ROUTES: readonly Route<CollectEffects>[] = [postOrders, postWebhook];
