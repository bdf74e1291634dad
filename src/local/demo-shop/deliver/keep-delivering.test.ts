import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { verifyWebhook } from '../../../sources/retail-api/webhook/verify-webhook.ts';
import { planOf } from '../demo-world.fixture.ts';
import { createTimeline } from '../generate/timeline.ts';
import { deliveriesBetween } from './deliveries.ts';
import { keepDelivering } from './keep-delivering.ts';

const BEGAN_MS = Date.parse('2025-02-20T18:00:00Z');
const HOUR_MS = 3_600_000;

test('delivers what falls due, signed, and is not stopped by a subscriber that does not answer', async (context) => {
  const believed: string[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const delivery = { headers, body: await buffer(request), receivedMs: BEGAN_MS + HOUR_MS };
    if (verifyWebhook(delivery, ['hush']) === 'genuine') believed.push(headers['webhook-id'] ?? '');
    if (believed.length === 2) request.socket.destroy();
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1/webhooks/demo`;

  context.mock.timers.enable({ apis: ['setInterval'] });
  const timeline = createTimeline(planOf({ scale: 2 }));
  const failures: unknown[] = [];
  let nowMs = BEGAN_MS;
  const delivering = keepDelivering(timeline, { url, secret: 'hush' }, { nowMs: () => nowMs, onFailure: (error) => failures.push(error) });
  nowMs = BEGAN_MS + HOUR_MS;
  context.mock.timers.tick(1_000);
  await delivering.stop();

  const due = deliveriesBetween(timeline, BEGAN_MS, BEGAN_MS + HOUR_MS).map(({ id }) => id);
  assert.ok(due.length > 3);
  assert.deepEqual(believed, due);
  assert.equal(failures.length, 1);
});
