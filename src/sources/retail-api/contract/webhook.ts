import * as z from 'zod/mini';
import { RetailOrder } from './order.ts';

/** What stands around the order in the body of a webhook; the order itself is checked apart, so that a bad one can be kept. */
export const WebhookEnvelope = z.object({ type: z.literal('order.updated'), data: z.unknown() });

export const OrderUpdated = z
  .object({ type: z.literal('order.updated'), data: RetailOrder })
  .check(z.meta({ id: 'OrderUpdated', description: 'The whole order as it is after the change.' }));
