import type { Deadline } from '../../pipeline/deadline.ts';
import type { ClientEffects } from '../../sources/retail-api/client/http.ts';

/** The network of a pull that has to end: no answer is waited for beyond the deadline, and no pause is made beyond it. */
export const networkUntil = (
  { send, random }: Pick<ClientEffects, 'send' | 'random'>,
  { check, leftMs, delay }: Deadline,
  nowMs: () => number,
): ClientEffects => ({
  nowMs,
  random,
  sleep: delay,
  send: async (request, timeoutMs) => {
    check();
    const answer = await send(request, Math.max(1, Math.min(timeoutMs, leftMs())));
    check();
    return answer;
  },
});
