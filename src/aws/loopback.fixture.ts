import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { Send } from './aws.ts';
import type { AwsEffects } from './effects.ts';
import { signedSend } from './send/signed-send.ts';

export type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** How a service behaves at one request. `elapse` lets all time pass that somebody waits for. */
export type Step = (response: ServerResponse, world: { readonly elapse: () => void }) => unknown;

export const json =
  (status: number, fields: object, headers: Record<string, string> = {}): Step =>
  (response) =>
    response.writeHead(status, headers).end(JSON.stringify(fields));

export const fails = (status: number, name: string, more: object = {}): Step =>
  json(status, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'because', ...more });

export const reset: Step = (response) => response.socket?.resetAndDestroy();

/** The head comes, and with it less than it promised. */
export const halfBody: Step = (response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"Item":', () => response.destroy());
};

export const notJson: Step = (response) => response.end('{"fine":');

export const silent: Step = (_, { elapse }) => elapse();

export const html: Step = (response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<html>oh no</html>');

/** A clock that only waiting moves. `waits`: pauses that were made; `limits`: how long each answer was waited for. */
export function stillEffects(startMs: number) {
  const waits: number[] = [];
  const limits: number[] = [];
  const timers = new Map<() => void, number>();
  let now = startMs;
  const effects: AwsEffects = {
    nowMs: () => now,
    random: () => 0.5,
    delay: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    startTimer: (milliseconds, action) => {
      limits.push(milliseconds);
      timers.set(action, milliseconds);
      return () => timers.delete(action);
    },
  };
  const elapse = (): void => {
    now += Math.max(0, ...timers.values());
    for (const action of [...timers.keys()]) action();
  };
  return { effects, waits, limits, elapse, openTimers: () => timers.size };
}

export const START_MS = Date.parse('2026-11-25T10:00:00Z');

export const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };

/** A service that behaves by these steps, one at each request, and a way to it. */
export async function loopback(context: TestContext, ...steps: readonly Step[]) {
  const asked: Asked[] = [];
  const still = stillEffects(START_MS);
  const sockets = new Set<unknown>();
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, headers, body: await text(request) });
    const step = steps[asked.length - 1] ?? fails(400, 'UnexpectedRequest');
    response.sendDate = false; // the machine's clock does not belong here
    step(response, still);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const endpoint = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  const send: Send = signedSend({ region: 'eu-west-1', credentials: CREDENTIALS, endpoint }, still.effects);
  return { ...still, asked, endpoint, send, connections: () => sockets.size };
}
