import { answerRequest } from '../../api/answer-request.ts';
import type { CollectEffects } from '../../api/api-effects.ts';
import { COLLECT_ROUTES } from '../../api/collect-routes.ts';
import { DISTRUSTS } from '../../api/webhooks/webhook-door.ts';
import { createWebhookTally, type WebhookTally } from '../../api/webhooks/webhook-tally.ts';
import { keptGuestKey } from '../shared/secrets.ts';
import { type Asked, serveHttp } from '../shared/serve-http.ts';
import type { World } from '../shared/world.ts';
import { webhookDoors } from './webhook-doors.ts';

const REFUSALS = [...DISTRUSTS, 'deferred'] as const;

const countRefused = (tally: WebhookTally, count: Asked['count']): void => {
  for (const counts of tally.read().values()) for (const why of REFUSALS) if (counts[why] !== undefined) count('Refused', counts[why]);
};

const countTaken =
  (count: Asked['count']): CollectEffects['onTaken'] =>
  (taken) => {
    for (const { outcome } of taken) {
      if (outcome === 'accepted') count('OrdersAccepted', 1);
      if (outcome === 'quarantined') count('Quarantined', 1);
    }
  };

/** Takes orders and webhooks, and books them. */
export const createCollect = (world: World) => {
  const guestKey = keptGuestKey(world);
  const doors = webhookDoors(guestKey, world);
  return serveHttp(world, async ({ request, effects, count }) => {
    const tally = createWebhookTally(doors.keys());
    const collect: CollectEffects = { ...effects, guestKey: await guestKey(), onTaken: countTaken(count), webhooks: { doors, tally } };
    const response = await answerRequest(request, COLLECT_ROUTES, collect);
    countRefused(tally, count);
    return response;
  });
};
