import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '../../store/errors.ts';
import { type Api, openApi } from '../api.fixture.ts';
import type { ApiRequest } from '../request.ts';
import type { ApiResponse } from '../response.ts';
import { answerPage } from './answer-page.ts';

const FILES = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: '<title>Tillbook</title>' }],
  ['/assets/dashboard.js', { type: 'text/javascript; charset=utf-8', body: 'go();' }],
]);

type Asked = {
  readonly method?: string;
  readonly query?: string;
  readonly cookie?: string;
  readonly authorization?: string;
  readonly form?: string;
};

/** A page whose link's code is `code`, and stands for a token that reads. */
const openPage = async () => {
  const api = await openApi();
  let codes = ['code'];
  const redeem = (code: string): string | undefined => {
    if (!codes.includes(code)) return undefined;
    codes = [];
    return api.tokens.read;
  };
  const page = { files: FILES, redeem, isSecure: true };
  const visit = async (
    path: string,
    { method = 'GET', query = '', form = '', ...headers }: Asked = {},
  ): Promise<ApiResponse | undefined> => {
    const request: ApiRequest = { method, path, query, headers, body: Buffer.from(form) };
    return answerPage(request, { ...api.effects, page });
  };
  return { api, visit };
};

const cookieOf = (response: ApiResponse | undefined): string => (response?.headers['set-cookie'] ?? '').split(';')[0] ?? '';

const cookieFor = ({ tokens }: Api, scope: 'read' | 'collect'): string => `tillbook=${tokens[scope]}`;

test('sends who is not known to sign in, and shows the page to who is', async () => {
  const { api, visit } = await openPage();
  const sent = await visit('/');
  assert.deepEqual([sent?.status, sent?.headers.location], [303, '/sign-in']);
  assert.equal((await visit('/', { cookie: cookieFor(api, 'collect') }))?.status, 303);
  const shown = await visit('/', { cookie: cookieFor(api, 'read') });
  assert.deepEqual([shown?.status, shown?.body], [200, '<title>Tillbook</title>']);
});

test('takes the code of a link once, and keeps the token out of addresses and pages', async () => {
  const { visit } = await openPage();
  const first = await visit('/sign-in', { query: 'code=code' });
  assert.deepEqual([first?.status, first?.headers.location], [303, '/']);
  assert.match(first?.headers['set-cookie'] ?? '', /^tillbook=tb_[\w-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/);
  assert.equal((await visit('/', { cookie: cookieOf(first) }))?.status, 200);
  const again = await visit('/sign-in', { query: 'code=code' });
  assert.equal(again?.status, 401);
  assert.match(String(again?.body), /has been used/);
  assert.equal((await visit('/sign-in', { query: 'code=code', cookie: cookieOf(first) }))?.headers.location, '/');
});

test('takes a token that may read, and says no more of another than that it does not do', async () => {
  const { api, visit } = await openPage();
  const post = (token: string) => visit('/sign-in', { method: 'POST', form: String(new URLSearchParams({ token })) });
  assert.equal(cookieOf(await post(api.tokens.read)), cookieFor(api, 'read'));
  for (const token of ['', 'tb_wrong', api.tokens.collect, '<script>']) {
    const refused = await post(token);
    assert.deepEqual([refused?.status, refused?.headers['set-cookie']], [401, undefined]);
    assert.ok(token === '' || !String(refused?.body).includes(token));
  }
});

test('signs out', async () => {
  const { visit } = await openPage();
  const left = await visit('/sign-out', { method: 'POST' });
  assert.match(left?.headers['set-cookie'] ?? '', /^tillbook=; Path=\/; Max-Age=0/);
});

test('serves its files to anybody, guarded, and leaves all else to the API', async () => {
  const { visit } = await openPage();
  const file = await visit('/assets/dashboard.js');
  assert.deepEqual([file?.status, file?.body], [200, 'go();']);
  assert.match(file?.headers['content-security-policy'] ?? '', /default-src 'none'/);
  assert.ok(file?.headers.etag);
  for (const path of ['/assets/../index.html', '/assets/none.js', '/v1/status', '/index.html', '/page', '/page/v2/status'])
    assert.equal(await visit(path), undefined);
});

test('below the page the API answers the bearer of the cookie, and nobody else', async () => {
  const { api, visit } = await openPage();
  const cookie = `a=1; ${cookieFor(api, 'read')}; b=2`;
  const asked = await visit('/page/v1/status', { cookie });
  assert.deepEqual([asked?.status, asked?.body], [200, (await api.ask('/v1/status', { token: api.tokens.read })).body]);
  assert.equal((await visit('/page/v1/status', { cookie, authorization: 'Bearer tb_x' }))?.status, 200);
  for (const other of [
    {},
    { authorization: `Bearer ${api.tokens.read}` },
    { cookie: `not${cookieFor(api, 'read')}` },
    { cookie: 'tillbook=' },
  ])
    assert.equal((await visit('/page/v1/status', other))?.status, 401);
  assert.equal((await visit('/page/v1/status', { cookie: cookieFor(api, 'collect') }))?.status, 403);
  assert.equal((await api.ask('/v1/status', { headers: { cookie } })).status, 401, 'the API itself knows no cookie');
});

test('below the page nothing can be changed, whatever the token may do', async () => {
  const { api, visit } = await openPage();
  const cookie = cookieFor(api, 'collect');
  for (const method of ['POST', 'HEAD', 'OPTIONS', 'DELETE']) {
    const refused = await visit('/page/v1/orders', { method, cookie });
    assert.deepEqual([refused?.status, refused?.headers.allow], [405, 'GET'], method);
  }
  assert.equal((await visit('/page/v1/webhooks/shop', { cookie }))?.status, 404);
});

test('a store that is busy is a problem that says so, on the page too', async () => {
  const { api, visit } = await openPage();
  const get = async () => {
    throw new StoreError('throttled', 'spent', { place: 't' });
  };
  Object.assign(api.effects, { table: { ...api.effects.table, get } });
  const refused = await visit('/', { cookie: cookieFor(api, 'read') });
  assert.deepEqual([refused?.status, refused?.headers['retry-after']], [503, '1']);
});
