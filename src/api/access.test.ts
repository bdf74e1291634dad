import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { itemsOf } from '../pipeline/shop.fixture.ts';
import { type Api, openApi } from './api.fixture.ts';
import { ROUTES } from './routes.ts';
import { revokeTokens, tokenId } from './tokens/keep-tokens.ts';
import { SCOPES } from './tokens/scope.ts';
import { digestOf, isSameDigest, isToken, tokenOf } from './tokens/token.ts';

const PATHS: { readonly [name: string]: string } = { report: 'sales', table: 'sales_daily', source: 'shop', id: '0123456789abcdef' };

const SCOPED = ROUTES.filter(({ scope }) => scope !== 'public');

const targetOf = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => PATHS[name] ?? '');

const refusal = async ({ ask }: Api, token: string | undefined, headers: object = {}): Promise<{ status: number; text: string }> => {
  const { status, text } = await ask('/v1/status', { ...(token !== undefined && { token }), headers: { ...headers } });
  return { status, text };
};

describe('access', () => {
  test('is by the scope of the route, and by no other', async () => {
    const { ask, tokens } = await openApi();
    for (const { method, path, scope } of SCOPED) {
      assert.equal((await ask(targetOf(path), { method })).status, 401, path);
      for (const name of SCOPES) {
        const has = name === scope || (name === 'read:customers' && scope === 'read');
        const { status } = await ask(targetOf(path), { method, token: tokens[name] });
        assert.equal(status === 403, !has, `${method} ${path} with ${name}: ${status}`);
        assert.notEqual(status, 401);
      }
    }
  });

  test('is refused alike whatever is wrong with a token', async () => {
    const api = await openApi();
    const { issue, world } = api;
    const revoked = await issue('gone', ['read']);
    const brief = await issue('brief', ['read'], 60);
    await revokeTokens('gone', world.effects);
    world.setClock('2024-03-10T12:01:00Z');
    const none = await refusal(api, undefined);
    assert.equal(none.status, 401);
    for (const token of [revoked, brief, tokenOf(new Uint8Array(32)), 'tb_short', '', 'x'.repeat(5_000), "tb_'; drop"])
      assert.deepEqual(await refusal(api, token), none, token);
    assert.deepEqual(await refusal(api, undefined, { authorization: `Basic ${api.tokens.read}` }), none);
    assert.equal((await refusal(api, undefined, { authorization: `bearer  ${api.tokens.read}` })).status, 200);
  });

  test('keeps no token, and repeats none that was put where it does not belong', async () => {
    const { ask, tokens, world } = await openApi();
    const kept = JSON.stringify(await itemsOf('TOKEN#', world));
    for (const token of Object.values(tokens)) assert.doesNotMatch(kept, new RegExp(token.slice(3)));
    const misplaced = [
      await ask(`/v1/reports/sales?token=${tokens.read}&from=${tokens.read}&${tokens.read}=1`, { token: tokens.read }),
      await ask(`/v1/reports/${tokens.read}`, { token: tokens.read }),
      await ask('/v1/orders', {
        method: 'POST',
        token: tokens.collect,
        json: { orders: [{ [tokens.read]: 1, id: tokens.read }], [tokens.read]: 2 },
      }),
      await ask('/v1/orders', { method: 'POST', token: tokens.collect, json: { orders: [{ [tokens.read]: 1 }] } }),
    ];
    for (const { text } of misplaced) assert.doesNotMatch(text, new RegExp(tokens.read));
  });

  test('never shows who bought without the scope for it', async () => {
    const { ask, tokens } = await openApi();
    const without = await ask('/v1/orders/shop/2', { token: tokens.read });
    const withScope = await ask('/v1/orders/shop/2', { token: tokens['read:customers'] });
    assert.doesNotMatch(without.text, /"ann"|customer/i);
    const { customer, document }: { customer: { position: number; previous: string }; document: { customerKey: string } } =
      withScope.json();
    assert.deepEqual([customer.position, customer.previous, document.customerKey], [2, 'shop#1', 'ann']);
    assert.notEqual(without.headers.etag, withScope.headers.etag);
  });
});

describe('a token', () => {
  test('has 256 bits and is known by its digest', () => {
    const token = tokenOf(new Uint8Array(32).fill(255));
    assert.ok(isToken(token));
    assert.equal(Buffer.from(token.slice(3), 'base64url').length, 32);
    assert.ok(isSameDigest(digestOf(token), digestOf(token)));
    assert.ok(!isSameDigest(digestOf(token), digestOf(`${token}x`)));
    assert.ok(!isSameDigest(digestOf(token), ''));
  });

  test('gives its name back when it is revoked, and only then', async () => {
    const { issue, world } = await openApi();
    await issue('superset', ['read']);
    await assert.rejects(issue('superset', ['read']));
    const [revoked] = await revokeTokens('superset', world.effects);
    assert.ok(revoked);
    assert.deepEqual(await revokeTokens(tokenId(revoked), world.effects), []);
    assert.ok(isToken(await issue('superset', ['read'])));
  });
});
