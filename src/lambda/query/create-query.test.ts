import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { pageFiles } from '../../api/page/page-files.ts';
import { StoreError } from '../../store/errors.ts';
import { readEmfLine } from '../shared/emf.fixture.ts';
import { bodyOf, eventOf, type Functions, openFunctions } from '../shared/function-world.fixture.ts';
import { createQuery } from './create-query.ts';

const ASSETS = { files: pageFiles((path) => `<p>${path}`), openApi: () => '{"openapi":"3.1.0"}' };

const REPORT = 'GET /v1/reports/{report}';
const MARCH = '/v1/reports/sales?from=2024-03&to=2024-03';

const openQuery = async () => {
  const functions = await openFunctions();
  return { ...functions, query: createQuery({ ...functions.world, ...ASSETS }) };
};

const cookieFor = ({ api }: Functions): string => `tillbook=${api.tokens.read}`;

test('answers what the API answers, by what the authorizer says of the bearer', async () => {
  const { query, api } = await openQuery();
  const answer = await query(eventOf(REPORT, MARCH, { scopes: 'read collect' }));
  assert.deepEqual([answer.statusCode, bodyOf(answer)], [200, (await api.ask(MARCH, { token: api.tokens.read })).text]);
  assert.equal((await query(eventOf(REPORT, MARCH, { scopes: 'collect' }))).statusCode, 403);
  const unknown = await query(eventOf(REPORT, MARCH, { headers: { authorization: `Bearer ${api.tokens.read}` } }));
  assert.equal(unknown.statusCode, 401, 'only the word of the authorizer counts');
});

test('packs an answer for who can unpack it', async () => {
  const { query } = await openQuery();
  const event = eventOf(REPORT, `${MARCH}&grain=day`, { scopes: 'read', headers: { 'accept-encoding': 'gzip' } });
  const { isBase64Encoded, body, headers } = await query(event);
  assert.deepEqual([isBase64Encoded, headers['content-encoding'], headers['content-length']], [true, 'gzip', undefined]);
  assert.ok(JSON.parse(gunzipSync(Buffer.from(body, 'base64')).toString()).rows.length > 0);
});

test('says that an answer still holds', async () => {
  const { query } = await openQuery();
  const { etag = '' } = (await query(eventOf(REPORT, MARCH, { scopes: 'read' }))).headers;
  const again = await query(eventOf(REPORT, MARCH, { scopes: 'read', headers: { 'if-none-match': etag } }));
  assert.deepEqual([again.statusCode, again.body], [304, '']);
});

test('serves the page to a browser that signed in, and judges its cookie itself', async () => {
  const opened = await openQuery();
  const { query } = opened;
  assert.equal((await query(eventOf('GET /', '/'))).headers.location, '/sign-in');
  assert.equal((await query(eventOf('GET /', '/', { cookie: cookieFor(opened) }))).body, '<p>/index.html');
  assert.equal((await query(eventOf('GET /assets/{file}', '/assets/dashboard.js'))).body, '<p>/assets/dashboard.js');
  const below = eventOf('GET /page/v1/{proxy+}', `/page${MARCH}`, { cookie: cookieFor(opened) });
  assert.equal((await query(below)).statusCode, 200);
  assert.equal((await query(eventOf('GET /page/v1/{proxy+}', `/page${MARCH}`))).statusCode, 401);
});

test('signs in by token and by no code, since nothing prints one here', async () => {
  const opened = await openQuery();
  const form = new URLSearchParams({ token: opened.api.tokens.read });
  const signedIn = await opened.query(eventOf('POST /sign-in', '/sign-in', { body: String(form) }));
  assert.match(signedIn.cookies?.[0] ?? '', /^tillbook=tb_[\w-]+; Path=\/; .*Secure$/);
  const { statusCode, body } = await opened.query(eventOf('GET /sign-in', '/sign-in?code=x'));
  assert.deepEqual([statusCode, body.includes('tillbook start'), body.includes('token create --aws')], [200, false, true]);
});

test('serves the description of the API as it was put beside the code', async () => {
  const { query } = await openQuery();
  assert.equal(bodyOf(await query(eventOf('GET /v1/openapi.json', '/v1/openapi.json'))), `${ASSETS.openApi()}\n`);
});

test('tells the log and the metrics what an answer cost, and nothing of who asked', async () => {
  const opened = await openQuery();
  await opened.query(eventOf('GET /page/v1/{proxy+}', `/page${MARCH}`, { cookie: cookieFor(opened) }));
  const [told = '', metrics = ''] = opened.lines;
  assert.deepEqual(JSON.parse(told), { ...JSON.parse(told), function: 'query', asked: 'GET /page/v1/{proxy+}', status: 200 });
  assert.ok((readEmfLine(metrics).values.ReadUnits ?? 0) > 1);
  assert.ok(!opened.lines.join('').includes('tb_'));
});

test('answers a table at its limit with when to come again, and a broken one with a word and no more', async () => {
  for (const [error, status] of [
    [new StoreError('throttled', 'spent', { place: 't' }), 503],
    [new Error('secret'), 500],
  ] as const) {
    const { world, lines } = await openFunctions();
    const get = async () => {
      throw error;
    };
    const query = createQuery({ ...world, ...ASSETS, table: { ...world.table, get } });
    const answer = await query(eventOf(REPORT, MARCH, { scopes: 'read' }));
    assert.deepEqual([answer.statusCode, answer.headers['content-type']], [status, 'application/problem+json']);
    assert.ok(!answer.body.includes(error.message));
    assert.match(lines.join(''), new RegExp(`"failure":.*${error.message}`));
    assert.equal(readEmfLine(lines.at(-1) ?? '').values.Errors, 1);
  }
});

test('reads the settings once a minute, and sees a change within it', async () => {
  const { world, api } = await openFunctions();
  const read: string[] = [];
  const get: typeof world.table.get = (key, consistency) => {
    read.push(key.pk);
    return world.table.get(key, consistency);
  };
  const query = createQuery({ ...world, ...ASSETS, table: { ...world.table, get } });
  const ask = () => query(eventOf(REPORT, MARCH, { scopes: 'read' }));
  const settingsRead = () => read.filter((pk) => pk === 'SETTINGS').length;
  await ask();
  await ask();
  assert.equal(settingsRead(), 1);
  api.world.setClock('2024-03-10T12:01:00Z');
  await ask();
  assert.equal(settingsRead(), 2);
});
