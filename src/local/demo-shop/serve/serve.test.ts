import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sendHttp } from '../../../sources/retail-api/client/send.ts';
import { planOf } from '../demo-world.fixture.ts';
import { createTimeline } from '../generate/timeline.ts';
import { createRandom } from '../random.ts';
import { serveDemo } from './serve.ts';

const NOW_MS = Date.parse('2025-02-20T18:00:00Z');

const open = async (context: TestContext, faults = 0) => {
  const timeline = createTimeline(planOf());
  const { url, close } = await serveDemo({
    shop: { timeline, token: 'secret' },
    port: 0,
    faults,
    nowMs: () => NOW_MS,
    random: createRandom('f'),
  });
  context.after(close);
  const ask = (path: string, token = 'secret') => sendHttp({ url: `${url}${path}`, headers: { authorization: `Bearer ${token}` } }, 500);
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await ask(path);
    return 'body' in answer && answer.status === 200 ? JSON.parse(answer.body) : { status: Reflect.get(answer, 'status') };
  };
  return { url, ask, read };
};

const idsIn = (list: unknown): string[] => (Array.isArray(list) ? list.map((each) => String(Reflect.get(Object(each), 'id'))) : []);

test('answers whom it knows, on this machine only', async (context) => {
  const { url, ask } = await open(context);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(Reflect.get(await ask('/v1/orders', 'wrong'), 'status'), 401);
  assert.equal(Reflect.get(await ask('/v1/orders'), 'date'), new Date(NOW_MS).toUTCString());
});

test('gives every order once, page after page, whatever the size of the pages', async (context) => {
  const { read } = await open(context);
  const walk = async (limit: number): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: unknown = '';
    for (let next = ''; cursor !== null; next = `&cursor=${cursor}`) {
      const page = await read(`/v1/orders?limit=${limit}${next}`);
      ids.push(...idsIn(page.orders));
      cursor = page.nextCursor;
    }
    return ids;
  };
  const [small, large] = [await walk(7), await walk(250)];
  assert.deepEqual(small, large);
  assert.equal(new Set(small).size, small.length);
  assert.ok(small.length > 30);
});

test('gives the changes of a range, one order, products, customers and totals', async (context) => {
  const { read } = await open(context);
  const page = await read('/v1/orders?updatedSince=2025-02-01T00:00:00Z&updatedBefore=2025-02-08T00:00:00Z');
  const [id = ''] = idsIn(page.orders);
  assert.ok(JSON.stringify(page.orders).includes('2025-02-0') && !JSON.stringify(page.orders).includes('"updatedAt":"2025-02-1'));
  assert.equal((await read(`/v1/orders/${id}`)).id, id);
  assert.ok(idsIn((await read('/v1/products')).products).length > 20);
  assert.ok(idsIn((await read('/v1/customers')).customers).length > 10);
  const totals = await read('/v1/totals?from=2025-02-01&to=2025-02-07');
  const days = Array.isArray(totals.days) ? totals.days.map(({ day }) => String(day)) : [];
  assert.equal(totals.zone, 'Europe/London');
  assert.ok(days.length > 3 && days.every((day) => day >= '2025-02-01' && day <= '2025-02-07'));
});

test('refuses what it does not understand', async (context) => {
  const { read } = await open(context);
  for (const query of ['limit=0', 'limit=251', 'limit=x', 'updatedSince=yesterday', 'cursor=!!']) {
    assert.deepEqual(await read(`/v1/orders?${query}`), { status: 400 });
  }
  assert.deepEqual([await read('/v1/orders/none'), await read('/elsewhere')], [{ status: 404 }, { status: 404 }]);
});

test('with faults, connections drop, bodies break off, and requests are refused', async (context) => {
  const { ask } = await open(context, 1);
  const seen = new Set<string>();
  for (let request = 0; request < 60; request += 1) {
    const answer = await ask('/v1/orders?limit=50');
    seen.add('failed' in answer ? answer.failed : String(answer.status));
  }
  assert.deepEqual([...seen].sort(), ['200', '429', '500', '503', 'connection', 'timeout']);
});
