import * as z from 'zod/mini';
import { takeOrders } from '../../pipeline/take-orders.ts';
import { IncomingOrder } from '../orders/incoming-order.ts';
import { outcomesOf } from '../orders/outcomes-of.ts';
import { readIncoming } from '../orders/read-incoming.ts';
import { collectRoute } from '../route.ts';
import type { OrderOutcomes } from '../schemas/order-outcomes.ts';
import { named } from '../schemas/registry.ts';

/** More come in another request: so many are booked well within the time a gateway waits. */
const MOST_ORDERS = 100;

const AnyOrder = z
  .union([IncomingOrder, z.looseObject({})])
  .check(z.describe('an Order; what is none goes to quarantine, and its outcome says why'));

const Orders = z.strictObject({ orders: z.array(AnyOrder).check(z.minLength(1), z.maxLength(MOST_ORDERS)) });

named.add(Orders, { id: 'Orders', description: `Up to ${MOST_ORDERS} orders.` });

export const postOrders = collectRoute<typeof OrderOutcomes>()({
  id: 'postOrders',
  method: 'POST',
  path: '/v1/orders',
  scope: 'collect',
  summary: 'Send orders',
  says: `Takes up to ${MOST_ORDERS} orders and books them at once. Sending one again, in any order, changes nothing: the newest \`updatedAt\` stands.`,
  pathShape: {},
  query: {},
  body: Orders,
  media: ['application/json'],
  refusals: [],
  handle: async ({ body }, effects) => {
    const { shop, guestKey, nowMs } = effects;
    const receivedMs = nowMs();
    const arrivals = body.orders.map((order) => readIncoming(order, { receivedMs, guestKey }));
    const taken = await takeOrders(arrivals, shop, effects);
    effects.onTaken(taken);
    return { kind: 'json', body: outcomesOf(taken) };
  },
});
