import { type Version, versionOf } from '../../../domain/version.ts';
import { WebhookEnvelope } from '../contract/webhook.ts';
import type { MappingContext } from '../mapping/to-order.ts';
import { readOrder } from '../retail-source.ts';
import { type Delivery, type Distrust, sentAtMs, verifyWebhook } from './verify-webhook.ts';

/** @unit bytes; an order of 1,000 lines has some 400,000 */
const LARGEST_BODY = 1_000_000;

type Arrived =
  | {
      readonly kind: 'order';
      readonly document: Extract<ReturnType<typeof readOrder>, { kind: 'order' }>['document'];
      readonly version: Version;
    }
  | Extract<ReturnType<typeof readOrder>, { kind: 'rejected' }>;

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

// What the body says was true when it was sent: a second delivery of the same has the same version, and changes nothing.
const readBody = (delivery: Delivery, context: MappingContext): Arrived => {
  const envelope = WebhookEnvelope.safeParse(parseJson(delivery.body));
  const outcome = readOrder(envelope.data?.data, context);
  if (outcome.kind === 'rejected') return outcome;
  const { document, updatedAtMs } = outcome;
  return { kind: 'order', document, version: versionOf(updatedAtMs, sentAtMs(delivery) ?? delivery.receivedMs) };
};

/** The door by which a shop's webhooks come in: which of them are believed, and what orders they bring. */
export const webhookDoor = (secrets: readonly string[], context: MappingContext) => ({
  isPulled: true,
  verify: async (delivery: Delivery): Promise<Distrust | 'too-large' | 'genuine'> =>
    delivery.body.length > LARGEST_BODY ? 'too-large' : verifyWebhook(delivery, secrets),
  read: async (delivery: Delivery): Promise<readonly Arrived[]> => [readBody(delivery, context)],
});
