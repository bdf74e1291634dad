import { answerRequest } from '../../api/answer-request.ts';
import { COLLECT_ROUTES } from '../../api/collect-routes.ts';
import { DISTRUSTS } from '../../api/webhooks/webhook-door.ts';
import { createWebhookTally, type WebhookTally } from '../../api/webhooks/webhook-tally.ts';
import type { Taken } from '../../pipeline/take-orders.ts';
import { keptGuestKey } from '../shared/secrets.ts';
import { type Handler, serveHttp } from '../shared/serve-http.ts';
import type { World } from '../shared/world.ts';
import { webhookDoors } from './webhook-doors.ts';

const BUSY = 503;

/** Deliveries that were not believed, and those for which the table had no room, whether they come again or are left to the pull. */
const refusedOf = (tally: WebhookTally, status: number): number => {
  const counts = [...tally.read().values()];
  const refused = counts.flatMap((count) => [...DISTRUSTS, 'deferred' as const].map((why) => count[why] ?? 0));
  return refused.reduce((sum, each) => sum + each, status === BUSY ? 1 : 0);
};

const countOf = (taken: readonly Taken[], what: Taken['outcome']): number => taken.filter(({ outcome }) => outcome === what).length;

/** Takes orders and webhooks, and books them. */
export const createCollect = (world: World): Handler => {
  const guestKey = keptGuestKey(world);
  const doors = webhookDoors(guestKey, world);
  return serveHttp('collect', world, async ({ request, effects }) => {
    const tally = createWebhookTally(doors.keys());
    const taken: Taken[] = [];
    const onTaken = (more: readonly Taken[]): void => void taken.push(...more);
    const collect = { ...effects, guestKey: await guestKey(), onTaken, webhooks: { doors, tally } };
    const response = await answerRequest(request, COLLECT_ROUTES, collect);
    const Refused = refusedOf(tally, response.status);
    return {
      response,
      metrics: {
        ...(taken.length > 0 && { OrdersAccepted: countOf(taken, 'accepted'), Quarantined: countOf(taken, 'quarantined') }),
        ...(Refused > 0 && { Refused }),
      },
    };
  });
};
