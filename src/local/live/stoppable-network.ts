import { setTimeout as sleep } from 'node:timers/promises';
import { sendHttp } from '../../sources/retail-api/client/send.ts';
import { NETWORK } from '../pull-folder.ts';

/** The network, until `signal` is given: then a request under way is given up, a wait ends, and the pull with them, by the signal's reason. */
export const stoppableNetwork = (signal: AbortSignal): typeof NETWORK => ({
  ...NETWORK,
  send: async (request, timeoutMs) => {
    const answer = await sendHttp(request, timeoutMs, signal);
    signal.throwIfAborted();
    return answer;
  },
  sleep: (ms) => sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted()),
});
