import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { SourceName } from '../../domain/ids.ts';
import { listSources } from '../../pipeline/pull/source-state.ts';
import { stated } from '../../sources/retail-api/mapping/retail-order.fixture.ts';
import type { SourceSettings } from '../source-settings.ts';
import { keepPulled } from './keep-pulled.ts';
import { listening, openTemporary, serveShop } from './live.fixture.ts';

const sourceAt = (url: string, name: string): SourceSettings => ({
  name: SourceName.parse(name),
  kind: 'retail-api',
  url,
  tokenEnv: `TOKEN_OF_${name.toUpperCase()}`,
});

const ORDER = stated();

/** What a shop of one order answers for a range. */
const ordersIn = (asked: URLSearchParams): unknown[] => {
  const at = Date.parse(String(ORDER.updatedAt));
  const isWithin =
    at >= Date.parse(asked.get('updatedSince') ?? '1970-01-01') && at < Date.parse(asked.get('updatedBefore') ?? '2100-01-01');
  return isWithin ? [ORDER] : [];
};

type Cursor = (orders: readonly unknown[], asked: URLSearchParams) => string | null;

const serveOrders = (context: TestContext, nextCursor: Cursor = () => null) =>
  serveShop(context, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://shop');
    const orders = ordersIn(searchParams);
    if (pathname !== '/v1/orders') response.writeHead(404).end();
    else if (searchParams.get('cursor') === null) response.end(JSON.stringify({ orders, nextCursor: nextCursor(orders, searchParams) }));
  });

test('one shop without its variable, and one that refuses, are told and hold no other up', { timeout: 60_000 }, async (context) => {
  const folder = await openTemporary(context);
  const refusing = await serveShop(context, (_, response) => response.writeHead(401).end());
  const good = await serveOrders(context);
  const { told, effects, untilTold } = listening();
  const sources = [sourceAt(good, 'unset'), sourceAt(refusing, 'refusing'), sourceAt(good, 'good')];
  const env = { TOKEN_OF_REFUSING: 'secret-1', TOKEN_OF_GOOD: 'secret-2' };
  const { stop } = keepPulled({ ...effects, sources, env }, folder);
  await Promise.all([
    untilTold('failed the pull of unset: the variable TOKEN_OF_UNSET is not set'),
    untilTold('failed the pull of refusing: '),
    untilTold('loaded good'),
  ]);
  await stop();
  assert.doesNotMatch(told.join('\n'), /secret-\d/);
});

test('stops at once while a shop keeps it waiting, and leaves no failure behind', { timeout: 60_000 }, async (context) => {
  const folder = await openTemporary(context);
  const asked = Promise.withResolvers<void>();
  const silent = await serveShop(context, () => asked.resolve());
  const busyAsked = Promise.withResolvers<void>();
  const busy = await serveShop(context, (_, response) => {
    response.writeHead(503, { 'retry-after': '200' }).end();
    busyAsked.resolve();
  });
  const { told, effects } = listening();
  const sources = [sourceAt(silent, 'silent'), sourceAt(busy, 'busy')];
  const { stop } = keepPulled({ ...effects, sources, env: { TOKEN_OF_SILENT: 'a', TOKEN_OF_BUSY: 'b' } }, folder);
  await Promise.all([asked.promise, busyAsked.promise]);
  await stop();
  assert.deepEqual(told, []);
  assert.deepEqual(
    (await listSources(folder.effects)).map(({ failure }) => failure),
    [],
  );
});

test('stopped between two pages, keeps what is booked and goes on from there', { timeout: 60_000 }, async (context) => {
  const folder = await openTemporary(context);
  let isStuck = true;
  const url = await serveOrders(context, (orders, asked) => (isStuck && orders.length > 0 && asked.get('limit') !== '1' ? 'next' : null));
  const { effects } = listening();
  const pulling = { ...effects, sources: [sourceAt(url, 'shop')], env: { TOKEN_OF_SHOP: 't' } };
  const first = keepPulled(pulling, folder);
  while ((await listSources(folder.effects))[0]?.counts.accepted !== 1) await setImmediate();
  await first.stop();
  const [kept] = await listSources(folder.effects);
  assert.deepEqual([kept?.counts.accepted, kept?.failure], [1, undefined]);
  isStuck = false;
  const next = keepPulled(pulling, folder);
  while ((await listSources(folder.effects))[0]?.history !== undefined) await setImmediate();
  await next.stop();
  const [done] = await listSources(folder.effects);
  assert.deepEqual([done?.counts.accepted, done?.history], [1, undefined]);
});
