import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceError } from '../../source-error.ts';
import { stated } from '../mapping/retail-order.fixture.ts';
import { type FetchedPage, fetchPage } from './fetch-page.ts';
import type { ClientEffects, HttpAnswer, HttpFailure, HttpRequest } from './http.ts';
import { pagesOf } from './pages.ts';

const ACCESS = { url: 'https://shop.example.com/api/', token: 'the-token' };
const DATE = 'Sat, 31 Jan 2026 10:00:05 GMT';
const NOW_MS = Date.parse('2026-01-31T10:00:07Z');

const page = (nextCursor: string | null, ...orders: object[]): HttpAnswer => ({
  status: 200,
  date: DATE,
  body: JSON.stringify({ orders, nextCursor }),
});
const at = (id: string, updatedAt: string) => stated({ id, updatedAt });

/** A shop that gives these answers, one after the other, and a clock that only waiting moves. */
const scripted = (...answers: (HttpAnswer | HttpFailure)[]) => {
  const asked: HttpRequest[] = [];
  const waits: number[] = [];
  const effects: ClientEffects = {
    send: async (request) => {
      asked.push(request);
      return answers[asked.length - 1] ?? page(null);
    },
    sleep: async (ms) => {
      waits.push(ms);
    },
    nowMs: () => NOW_MS,
    random: () => 0,
  };
  const fetched = (): Promise<FetchedPage> => fetchPage({ access: ACCESS, resource: 'orders', known: new Set() }, { sinceMs: 0 }, effects);
  return { asked, waits, effects, fetched };
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (cause) => cause,
  );
  assert.ok(error instanceof SourceError, String(error));
  assert.doesNotMatch(error.message, /the-token/);
  return error.code;
};

test('asks with the range, the cursor and the token, which is in no address', async () => {
  const { asked, effects } = scripted(page('c/2', at('1', '2026-01-31T09:00:00Z')), page(null));
  const range = { sinceMs: Date.parse('2026-01-01T00:00:00Z'), beforeMs: Date.parse('2026-02-01T00:00:00Z') };
  for await (const _ of pagesOf(ACCESS, { resource: 'orders', range }, effects));
  assert.deepEqual(
    asked.map(({ url }) => url),
    [
      'https://shop.example.com/api/v1/orders?updatedSince=2026-01-01T00%3A00%3A00.000Z&updatedBefore=2026-02-01T00%3A00%3A00.000Z&limit=250',
      'https://shop.example.com/api/v1/orders?updatedSince=2026-01-01T00%3A00%3A00.000Z&updatedBefore=2026-02-01T00%3A00%3A00.000Z&cursor=c%2F2&limit=250',
    ],
  );
  assert.equal(asked[0]?.headers.authorization, 'Bearer the-token');
});

test("reads a page as of the shop's clock, else of ours before the request", async () => {
  assert.equal((await scripted(page(null)).fetched()).readAtMs, Date.parse(DATE));
  const { date: _, ...undated } = page(null);
  assert.equal((await scripted(undated).fetched()).readAtMs, NOW_MS);
});

test('asks again after what may pass, waiting twice as long each time', async () => {
  const { fetched, waits, asked } = scripted(
    { failed: 'connection', says: 'gone' },
    { failed: 'timeout', says: 'late' },
    { status: 500, body: '' },
    { status: 200, body: '{"orders":[' },
    { status: 200, body: '{"orders":[]}' },
    page(null),
  );
  await fetched();
  assert.deepEqual([waits, asked.length], [[1000, 2000, 4000, 8000, 16_000], 6]);
});

test('waits as long as Retry-After says, in seconds or as a date of the clock that said it', async () => {
  const { fetched, waits } = scripted(
    { status: 429, retryAfter: '17', body: '' },
    { status: 503, retryAfter: 'Sat, 31 Jan 2026 10:01:05 GMT', date: DATE, body: '' },
    { status: 503, retryAfter: 'soon', body: '' },
    page(null),
  );
  await fetched();
  assert.deepEqual(waits, [17_000, 60_000, 4_000]);
});

test('leaves a shop alone that asks for longer than a pull may wait', async () => {
  const { fetched, waits } = scripted({ status: 429, retryAfter: '3600', body: '' });
  assert.equal(await codeOf(fetched()), 'shop-busy');
  assert.deepEqual(waits, []);
});

test('gives up after eight attempts, and at once where asking again cannot help', async () => {
  const failing = scripted(...Array.from({ length: 9 }, () => ({ status: 502, body: '' })));
  assert.equal(await codeOf(failing.fetched()), 'shop-unreachable');
  assert.equal(failing.asked.length, 8);
  for (const [status, code] of [
    [401, 'shop-refused'],
    [403, 'shop-refused'],
    [302, 'shop-refused'],
    [400, 'shop-refused'],
    [404, 'shop-lacks'],
  ] as const) {
    const refused = scripted({ status, body: '' });
    assert.equal(await codeOf(refused.fetched()), code);
    assert.equal(refused.asked.length, 1);
  }
});

test('asks again for a page that is not sorted, or not of the range', async () => {
  const unsorted = page(null, at('1', '2026-01-31T09:00:01Z'), at('2', '2026-01-31T09:00:00Z'));
  const tooOld = page(null, at('1', '1969-12-31T23:59:59Z'));
  const { fetched, asked } = scripted(unsorted, tooOld, page(null, at('1', '2026-01-31T09:00:00Z')));
  assert.equal((await fetched()).records.length, 1);
  assert.equal(asked.length, 3);
});

test('is not led in a circle by an old answer', async () => {
  const first = page('c2', at('1', '2026-01-31T09:00:00Z'));
  const second = page('c3', at('2', '2026-01-31T09:00:01Z'));
  const { effects, asked } = scripted(first, second, second, first, page(null, at('3', '2026-01-31T09:00:02Z')));
  const ids: unknown[] = [];
  for await (const { records } of pagesOf(ACCESS, { resource: 'orders', range: {} }, effects))
    ids.push(...records.map((each) => Reflect.get(Object(each), 'id')));
  assert.deepEqual([ids, asked.length], [['1', '2', '3'], 5]);
});
