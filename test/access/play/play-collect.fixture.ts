import { createCollect } from '../../../src/lambda/collect/create-collect.ts';
import { stated } from '../../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { signWebhook } from '../../../src/sources/retail-api/webhook/verify-webhook.ts';
import { httpCall } from './http-call.fixture.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { documentOf, type Sale, SOURCE, secondOf } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const bodyOf = (orders: readonly object[]): string => JSON.stringify({ orders });

const incoming = (sale: Sale): object => ({ ...documentOf(sale), updatedAt: secondOf(sale.updated) });

/** Orders that are sent, one that is none, and webhooks, believed and not. */
export const playCollect = async (stage: Stage): Promise<void> => {
  const collect = createCollect(stage.worldOf('collect'));
  const post = { method: 'POST' as const, headers: { 'content-type': 'application/json' } };
  const send = (orders: readonly object[]) => httpCall(collect, { ...post, target: '/v1/orders', scopes: 'collect', body: bodyOf(orders) });
  const door: Door = async (sales) => void (await send(sales.map(incoming)));
  await playDoor('collect', door, stage);
  await send([{ id: 'no order' }]);
  const body = JSON.stringify({ type: 'order.updated', data: stated({ id: 'collect-webhook' }) });
  const signed = signWebhook({ id: 'msg_1', sentMs: stage.elsewhere.nowMs(), body: Buffer.from(body) }, stage.secrets.webhooks);
  const webhook = { ...post, target: `/v1/webhooks/${SOURCE}`, body };
  await httpCall(collect, { ...webhook, headers: { ...post.headers, ...signed } });
  await httpCall(collect, webhook, 401);
};
