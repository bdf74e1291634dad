import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CLOCK, openApi } from './api.fixture.ts';
import { ROUTES } from './routes.ts';

const RANGE = 'from=2024-03&to=2024-03';

describe('the API', () => {
  test('answers a report with its proof, the same as CSV, and says what it cost', async () => {
    const { ask, tokens } = await openApi();
    const answer = await ask(`/v1/reports/sales?${RANGE}&by=country`, { token: tokens.read });
    const { rows, totals, meta }: { rows: object[]; totals: { orders: number }; meta: { counted: number; readUnits: number } } =
      answer.json();
    assert.deepEqual([answer.status, rows.length, totals.orders, meta.counted], [200, 2, 2, 2]);
    assert.ok(meta.readUnits > 0);
    const byHeader = await ask(`/v1/reports/sales?${RANGE}&by=country`, { token: tokens.read, headers: { accept: 'text/csv' } });
    const byName = await ask(`/v1/reports/sales?${RANGE}&by=country&format=csv`, { token: tokens.read });
    assert.match(byHeader.headers['content-type'] ?? '', /^text\/csv/);
    assert.equal(byHeader.text, byName.text);
    assert.match(byName.text, /^country,grossSales/);
  });

  test('names each wrong parameter and what is allowed', async () => {
    const { ask, tokens } = await openApi();
    const answer = await ask('/v1/reports/sales?from=2024-03-02&to=2024-03-01&grain=eon&colour=red&from=2024-01', { token: tokens.read });
    const { errors }: { errors: { parameter: string; allowed: string }[] } = answer.json();
    assert.equal(answer.status, 400);
    assert.deepEqual(new Set(errors.map(({ parameter }) => parameter)), new Set(['colour', 'grain', 'from', 'to']));
    assert.match(errors.find(({ parameter }) => parameter === 'grain')?.allowed ?? '', /total, hour, day/);
    for (const wrong of [
      '/v1/reports/sale?from=2024-01&to=2024-01',
      '/v1/reports/sales?from=2024&to=2024&report=products',
      `/v1/reports/sales?${RANGE}&format=xml`,
    ])
      assert.equal((await ask(wrong, { token: tokens.read })).status, 400, wrong);
  });

  test('tells one who has the answer already, by a tag that changes with the answer', async () => {
    const { ask, tokens, world } = await openApi();
    const target = '/v1/reports/sales?from=2024-03-10&to=2024-03-10&compare=previous-period';
    const first = await ask(target, { token: tokens.read });
    const tag = first.headers.etag ?? '';
    const again = await ask(target, { token: tokens.read, headers: { 'if-none-match': `"x", ${tag}` } });
    assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', tag]);
    world.setClock('2024-03-10T15:00:00Z');
    const later = await ask(target, { token: tokens.read, headers: { 'if-none-match': tag } });
    assert.equal(later.status, 200, 'three more hours are compared');
    const csv = await ask(target, { token: tokens.read, headers: { 'if-none-match': later.headers.etag ?? '', accept: 'text/csv' } });
    assert.equal(csv.status, 200);
  });

  test('packs what is worth it, for who can unpack it', async () => {
    const { ask, tokens } = await openApi();
    const target = `/v1/reports/sales?${RANGE}&grain=day`;
    const plain = await ask(target, { token: tokens.read });
    const packed = await ask(target, { token: tokens.read, headers: { 'accept-encoding': 'br, gzip;q=0.5' } });
    const refused = await ask(target, { token: tokens.read, headers: { 'accept-encoding': 'gzip;q=0' } });
    assert.deepEqual([packed.headers['content-encoding'], refused.headers['content-encoding']], ['gzip', undefined]);
    assert.equal(packed.text, plain.text);
    assert.equal(packed.headers.etag, plain.headers.etag);
    assert.equal(Number(packed.headers['content-length']), packed.body.length);
  });

  test('serves HEAD as GET without a body, and OPTIONS', async () => {
    const { ask, tokens } = await openApi();
    const get = await ask(`/v1/reports/sales?${RANGE}`, { token: tokens.read });
    const head = await ask(`/v1/reports/sales?${RANGE}`, { token: tokens.read, method: 'HEAD' });
    assert.deepEqual([head.status, head.headers, head.body], [200, get.headers, '']);
    const options = await ask('/v1/orders', { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.headers.allow], [204, 'OPTIONS, GET, HEAD, POST']);
  });

  test('refuses what HTTP refuses, each with its status', async () => {
    const { ask, tokens } = await openApi();
    const read = { token: tokens.read };
    const collect = { token: tokens.collect, method: 'POST' };
    const statusOf = async (target: string, asked: object): Promise<number> => (await ask(target, asked)).status;
    assert.equal(await statusOf('/', {}), 404);
    assert.equal(await statusOf('/v1/report', read), 404);
    assert.equal(await statusOf('/v1/reports', read), 400);
    assert.equal(await statusOf('/v1/reports/', read), 404);
    assert.equal(await statusOf('/v1/orders/shop/%E0%A4', read), 400);
    assert.equal(await statusOf('/v1/orders/shop/%00', read), 400);
    assert.equal(await statusOf('/v1/orders/shop/unknown', read), 404);
    assert.equal((await ask('/v1/status', { ...read, method: 'DELETE' })).headers.allow, 'OPTIONS, GET, HEAD');
    assert.equal(await statusOf('/v1/status', { ...read, headers: { accept: 'text/html' } }), 406);
    assert.equal(await statusOf(`/v1/reports/sales?${RANGE}`, { ...read, headers: { accept: 'application/json;q=0, image/*' } }), 406);
    assert.equal(await statusOf('/v1/orders', { ...collect, body: '{}' }), 415);
    assert.equal(
      await statusOf('/v1/orders', { ...collect, body: '{}', headers: { 'content-type': 'application/json; charset=latin1' } }),
      415,
    );
    assert.equal(await statusOf('/v1/orders', { ...collect, json: {}, headers: { 'content-encoding': 'gzip' } }), 415);
    assert.equal(await statusOf('/v1/orders', { ...collect, body: '{', headers: { 'content-type': 'application/json' } }), 400);
    assert.equal(
      await statusOf('/v1/orders', { ...collect, body: Buffer.alloc(1_048_577), headers: { 'content-type': 'application/json' } }),
      413,
    );
    assert.equal(await statusOf(`/v1/status?${'x'.repeat(9_000)}`, read), 414);
    assert.equal(await statusOf('/v1/status?x=1', read), 400);
  });

  test('says nothing of what failed inside, and when to try again', async () => {
    const { ask, effects, failures, tokens } = await openApi();
    const broken = { ...effects.table, queryPage: () => Promise.reject(new Error(`secret of ${CLOCK}`)) };
    Object.assign(effects, { table: broken });
    const answer = await ask(`/v1/reports/sales?${RANGE}`, { token: tokens.read });
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.text, /secret/);
    assert.match(String(failures[0]), /secret/);
  });
});

describe('the table of routes', () => {
  test('has a different name for each, and a scope unless it needs none', () => {
    assert.equal(new Set(ROUTES.map(({ id }) => id)).size, ROUTES.length);
    assert.deepEqual(
      ROUTES.filter(({ scope }) => scope === 'public').map(({ id }) => id),
      ['getOpenApi', 'postWebhook'],
    );
  });
});
