import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { itemsOf, order } from '../pipeline/shop.fixture.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import { type Api, openApi } from './api.fixture.ts';

type Outcomes = { outcomes: { outcome: string; reason?: string; detail?: string; order?: string }[]; counts: Record<string, number> };

const send = async ({ ask, tokens }: Api, ...orders: unknown[]): Promise<Outcomes> => {
  const answer = await ask('/v1/orders', { method: 'POST', token: tokens.collect, json: { orders } });
  assert.equal(answer.status, 200, answer.text);
  return answer.json();
};

const NEW = order('n1', '2024-03-05T10:00:00Z', { lines: [{ id: '1', productId: 'cup', title: 'Cup', quantity: 1, gross: 500 }] });
const CHANGED = { ...NEW, channel: 'phone' };

type DayOrders = { rows: { id: string; kind: string; netSales?: number; orders?: number; reason?: string }[]; nextCursor: string | null };

const readDay = async ({ ask, tokens }: Api, day: string, limit: number): Promise<DayOrders['rows']> => {
  const rows: DayOrders['rows'] = [];
  let target = `/v1/orders?day=${day}&limit=${limit}`;
  for (;;) {
    const answer = await ask(target, { token: tokens.read });
    assert.equal(answer.status, 200, answer.text);
    const page: DayOrders = answer.json();
    rows.push(...page.rows);
    if (page.nextCursor === null) return rows;
    target = /<(.*)>; rel="next"/.exec(answer.headers.link ?? '')?.[1] ?? '';
  }
};

describe('orders that are sent', () => {
  test('are accepted once, then duplicates, and the newest state stands', async () => {
    const api = await openApi();
    const at = 1_709_640_000;
    assert.deepEqual((await send(api, { ...NEW, updatedAt: at })).outcomes, [{ index: 0, outcome: 'accepted', order: 'shop#n1' }]);
    assert.equal((await send(api, { ...NEW, updatedAt: at })).outcomes[0]?.outcome, 'duplicate');
    assert.equal((await send(api, { ...CHANGED, updatedAt: at - 1 })).outcomes[0]?.outcome, 'stale');
    assert.equal((await send(api, { ...CHANGED, updatedAt: at + 1 })).outcomes[0]?.outcome, 'accepted');
    await sweepNightly(api.world.shop, api.world.effects);
    const report = await api.ask('/v1/reports/sales?from=2024-03-05&to=2024-03-05', { token: api.tokens.read });
    const { totals }: { totals: { orders: number; netSales: number } } = report.json();
    assert.deepEqual([totals.orders, totals.netSales], [1, 500]);
    const products = await api.ask('/v1/reports/products?from=2024-03-05&to=2024-03-05', { token: api.tokens.read });
    assert.match(products.text, /"title":"Cup"/);
  });

  test('go to quarantine when they are none, with what is wrong and without who bought', async () => {
    const api = await openApi();
    const bad = {
      ...NEW,
      id: 'bad',
      placedAt: 'today',
      customerKey: 'eve@example.com',
      shippingAddress: { name: 'Eve Adams' },
      country: ['eve@example.com'],
      'eve@example.com': 1,
    };
    const { outcomes, counts } = await send(
      api,
      bad,
      { ...NEW, customerKey: 'eve@example.com' },
      {},
      { lines: JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`) },
    );
    assert.deepEqual(counts, { accepted: 0, duplicate: 0, stale: 0, quarantined: 4 });
    assert.match(outcomes[0]?.detail ?? '', /placedAt: allowed is .*shippingAddress: allowed is/);
    assert.match(outcomes[1]?.detail ?? '', /send it as "email"/);
    const kept = JSON.stringify(await itemsOf('QUARANTINE', api.world));
    assert.match(kept, /2024|bad/);
    assert.doesNotMatch(kept, /eve|Adams/i);
    const listed = await api.ask('/v1/quarantine?limit=3', { token: api.tokens.read });
    const page: { records: { id: string; reason: string }[]; nextCursor: string } = listed.json();
    const rest = await api.ask(`/v1/quarantine?limit=3&cursor=${page.nextCursor}`, { token: api.tokens.read });
    const last: { records: { id: string }[]; nextCursor: null } = rest.json();
    assert.deepEqual([page.records.length, last.records.length, last.nextCursor, page.records[0]?.reason], [3, 1, null, 'order-malformed']);
    const id = page.records[0]?.id;
    assert.equal((await api.ask(`/v1/quarantine/${id}/replay`, { method: 'POST', token: api.tokens.admin })).status, 200);
    assert.equal((await api.ask('/v1/quarantine/0123456789abcdef/replay', { method: 'POST', token: api.tokens.admin })).status, 404);
  });

  test('of a guest are known by a keyed hash of the e-mail, which is never stored', async () => {
    const api = await openApi();
    await send(api, { ...NEW, email: 'eve@example.com' });
    const found = await api.ask('/v1/orders/shop/n1', { token: api.tokens['read:customers'] });
    assert.match(found.text, /"customerKey":"guest-/);
    assert.doesNotMatch(JSON.stringify(await itemsOf('', api.world)), /eve@example/);
  });

  test('are refused as a whole where there is no list of them, or one too long', async () => {
    const { ask, tokens } = await openApi();
    const post = (json: unknown) => ask('/v1/orders', { method: 'POST', token: tokens.collect, json });
    for (const json of [
      [],
      {},
      { orders: [] },
      { orders: [1] },
      { orders: 'x' },
      { orders: [NEW], more: 1 },
      { orders: Array(101).fill(NEW) },
    ])
      assert.equal((await post(json)).status, 400);
  });
});

describe("the orders behind a day's figures", () => {
  test('sum to the report of that day, however they are paged', async () => {
    const api = await openApi();
    for (const day of ['2024-02-01', '2024-03-01', '2024-03-09']) {
      const report = await api.ask(`/v1/reports/sales?from=${day}&to=${day}`, { token: api.tokens.read });
      const { totals }: { totals: { netSales: number; orders: number } } = report.json();
      const rows = await readDay(api, day, 1);
      assert.deepEqual(rows, await readDay(api, day, 500));
      const sum = (name: 'netSales' | 'orders'): number => rows.reduce((all, row) => all + (row[name] ?? 0), 0);
      assert.deepEqual([sum('netSales'), sum('orders')], [totals.netSales, totals.orders], day);
    }
    assert.deepEqual(
      (await readDay(api, '2024-03-01', 1)).map(({ id, kind }) => `${id} ${kind}`),
      ['2 sale', '2 reversal', '3 sale'],
    );
    assert.equal((await readDay(api, '2024-03-09', 9))[0]?.reason, 'test');
  });

  test('refuse a cursor that is none of theirs', async () => {
    const { ask, tokens } = await openApi();
    const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const wrong = [
      'x',
      cursor(),
      cursor('2024-03-01'),
      cursor('2024-03-01', 'x'),
      cursor('2024-02-30', 'shop#1'),
      cursor('2024-03-01', 'shop#\u0000'),
      cursor('a', 1),
    ];
    for (const text of wrong)
      assert.equal((await ask(`/v1/orders?day=2024-03-01&cursor=${text}`, { token: tokens.read })).status, 400, text);
    for (const rest of ['', 'day=2024-02-30', 'day=2024-03-01&limit=0', 'day=2024-03-01&limit=501', 'day=2024-03-01&day=2024-03-02'])
      assert.equal((await ask(`/v1/orders?${rest}`, { token: tokens.read })).status, 400, rest);
  });
});
