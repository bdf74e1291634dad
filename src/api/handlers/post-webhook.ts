import * as z from 'zod/mini';
import { SourceName } from '../../domain/ids.ts';
import { takeOrders } from '../../pipeline/take-orders.ts';
import { isStoreError } from '../../store/errors.ts';
import type { CollectEffects } from '../api-effects.ts';
import { outcomesOf } from '../orders/outcomes-of.ts';
import { type Refusal, refuse } from '../response.ts';
import { collectRoute } from '../route.ts';
import type { OrderOutcomes } from '../schemas/order-outcomes.ts';
import type { Distrust } from '../webhooks/webhook-door.ts';

/** Refuses a delivery and counts it. What is wrong with a signature is not told apart outside. */
const distrust = (source: string, why: Distrust, { webhooks }: Pick<CollectEffects, 'webhooks'>): Refusal => {
  webhooks.tally.add(source, why);
  return why === 'too-large'
    ? refuse('body-too-large', 'the delivery is larger than any of this source')
    : refuse('not-signed', 'the signature of this delivery does not hold');
};

export const postWebhook = collectRoute<typeof OrderOutcomes>()({
  id: 'postWebhook',
  method: 'POST',
  path: '/v1/webhooks/{source}',
  scope: 'public',
  summary: 'A delivery of a shop platform',
  says: 'Believed only with the signature of its source, over the body byte for byte. It needs no token: the signature is the proof. Everything refused is counted in `/v1/sources`. Where the store is at its limit and the source is pulled as well, the delivery is left to the pull, and the answer has no outcome.',
  pathShape: { source: SourceName.check(z.describe('whose delivery it is, e.g. retail-api')) },
  query: {},
  rawBody: 'application/json',
  media: ['application/json'],
  refusals: ['not-signed', 'not-found'],
  handle: async ({ path: { source }, request: { headers, body } }, effects) => {
    const { webhooks, shop } = effects;
    const door = webhooks.doors.get(source);
    if (door === undefined) return refuse('not-found', 'no webhooks are taken for this source; /v1/sources lists those that are');
    if (body === 'too-large') return distrust(source, body, effects);
    const delivery = { headers, body, receivedMs: effects.nowMs() };
    const verdict = await door.verify(delivery);
    if (verdict !== 'genuine') return distrust(source, verdict, effects);
    try {
      const taken = await takeOrders(await door.read(delivery, shop, effects), shop, effects);
      for (const { outcome } of taken) webhooks.tally.add(source, outcome);
      effects.onTaken(taken);
      return { kind: 'json', body: outcomesOf(taken) };
    } catch (error) {
      if (!door.isPulled || !isStoreError(error, 'throttled')) throw error;
      // Sent again it would cost as much again, and the pull brings it anyway.
      webhooks.tally.add(source, 'deferred');
      return { kind: 'json', body: outcomesOf([]) };
    }
  },
});
