import { signWebhook } from '../../../sources/retail-api/webhook/verify-webhook.ts';
import type { Timeline } from '../generate/timeline.ts';
import { type DueDelivery, deliveriesBetween } from './deliveries.ts';

/** Where messages go, and the secret that signs them. */
export type Subscriber = { readonly url: string; readonly secret: string };

/** @unit milliseconds */
const EVERY_MS = 1_000;
/** @unit milliseconds */
const TIMEOUT_MS = 10_000;

const deliver = async ({ id, body }: DueDelivery, { url, secret }: Subscriber, nowMs: number): Promise<void> => {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': 'application/json', ...signWebhook({ id, sentMs: nowMs, body: bytes }, secret) };
  await fetch(url, { method: 'POST', headers, body: bytes, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
};

/** Delivers messages as they fall due, until it is stopped. One that nobody takes is lost: the next pull finds what it said. */
export const keepDelivering = (
  timeline: Timeline,
  subscriber: Subscriber,
  world: { readonly nowMs: () => number; readonly onFailure: (error: unknown) => void },
): { readonly stop: () => Promise<void> } => {
  let doneMs = world.nowMs();
  let running: Promise<void> = Promise.resolve();
  const deliverDue = async (): Promise<void> => {
    const toMs = world.nowMs();
    const due = deliveriesBetween(timeline, doneMs, toMs);
    doneMs = toMs;
    for (const delivery of due) await deliver(delivery, subscriber, world.nowMs()).catch(world.onFailure);
  };
  const timer = setInterval(() => {
    running = running.then(deliverDue);
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
