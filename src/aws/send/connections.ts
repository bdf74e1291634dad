import type { ClientRequest, RequestOptions } from 'node:http';
import * as https from 'node:https';

// Connections outlive an invocation, since a new one costs several round trips. Fifty are more than a function needs at once.
const KEPT = { keepAlive: true, maxSockets: 50 };

type Connect = (options: RequestOptions) => ClientRequest;

const over = ({ Agent, request }: Pick<typeof import('node:http'), 'Agent' | 'request'>): Connect => {
  const agent = new Agent(KEPT);
  return (options) => request({ ...options, agent });
};

const secure = over(https);

// Loaded when an emulator's address first asks for it. An `import` of node:http reads its WebSocket too: 50 modules more, some 20 ms of a start.
let plain: Connect | undefined;

/** How requests begin towards an address, over connections that are kept. */
export const connectionsTo = ({ protocol }: URL): Connect => {
  if (protocol === 'https:') return secure;
  plain ??= over(process.getBuiltinModule('node:http'));
  return plain;
};
