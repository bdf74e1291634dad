import type { Random } from '../random.ts';
import { answerRequest, type DemoAnswer, type DemoRequest, type DemoShop } from './answer.ts';

/** What goes over the wire: an answer, one cut off in its body, or none, the connection closed or left silent. */
export type Delivered =
  | { readonly kind: 'whole'; readonly answer: DemoAnswer }
  | { readonly kind: 'cut'; readonly answer: DemoAnswer }
  | { readonly kind: 'dropped' | 'silent' };

type Faulty = (request: DemoRequest, nowMs: number) => Delivered;

const FAULTS = ['dropped', 'silent', 'cut', 'too-many', 'unavailable', 'broken', 'repeated', 'short'] as const;
export type Fault = (typeof FAULTS)[number];

const LONGEST_RETRY_SECONDS = 20;

const failing = (status: number, nowMs: number, retryAfter?: string): Delivered => ({
  kind: 'whole',
  answer: {
    status,
    date: new Date(nowMs).toUTCString(),
    body: '{"error":{"message":"on purpose"}}',
    ...(retryAfter !== undefined && { retryAfter }),
  },
});

const withoutCursor = ({ url }: DemoRequest): string => url.replace(/([?&])cursor=[^&]*/, '$1');

const shorter = (request: DemoRequest, random: Random): DemoRequest => ({
  ...request,
  url: request.url.replace(/([?&]limit=)\d+/, `$1${random.between(1, 9)}`),
});

const withHalfBody = (answer: DemoAnswer): DemoAnswer => ({ ...answer, body: answer.body.slice(0, answer.body.length >> 1) });

/**
 * The shop behind a bad network: so often as `share` says, a request goes unanswered, is refused, is answered in part, by fewer records
 * than asked for, or by what was answered before. Nothing that is answered is false.
 */
export const faultyShop = (shop: DemoShop, share: number, random: Random): Faulty => {
  const lastByRange = new Map<string, DemoAnswer>();

  const whole = (request: DemoRequest, nowMs: number): Delivered => {
    const answer = answerRequest(request, shop, nowMs);
    if (answer.status === 200) lastByRange.set(withoutCursor(request), answer);
    return { kind: 'whole', answer };
  };

  const spoil = (fault: Fault, request: DemoRequest, nowMs: number): Delivered => {
    switch (fault) {
      case 'dropped':
      case 'silent':
        return { kind: fault };
      case 'cut':
        return { kind: 'cut', answer: withHalfBody(answerRequest(request, shop, nowMs)) };
      case 'too-many':
        return failing(429, nowMs, String(random.between(1, LONGEST_RETRY_SECONDS)));
      case 'unavailable':
        return failing(503, nowMs, new Date(nowMs + random.between(1, LONGEST_RETRY_SECONDS) * 1000).toUTCString());
      case 'broken':
        return failing(500, nowMs);
      case 'repeated': {
        const answer = lastByRange.get(withoutCursor(request));
        return answer === undefined ? whole(request, nowMs) : { kind: 'whole', answer };
      }
      case 'short':
        return whole(shorter(request, random), nowMs);
      default:
        return fault satisfies never;
    }
  };

  return (request, nowMs) => (random.chance(share) ? spoil(random.pick(FAULTS), request, nowMs) : whole(request, nowMs));
};
