import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revokeTokens } from '../../api/tokens/keep-tokens.ts';
import { tokenOf } from '../../api/tokens/token.ts';
import { StoreError } from '../../store/errors.ts';
import { openFunctions } from '../shared/function-world.fixture.ts';
import { createAuthorizer } from './create-authorizer.ts';

const REFUSED = { isAuthorized: false };

test('passes on what a token is for, and refuses one that has ended', async () => {
  const { api, world, lines } = await openFunctions();
  const authorize = createAuthorizer(world);
  const judge = (token: string) => authorize({ identitySource: [`Bearer ${token}`] });
  assert.deepEqual(await judge(api.tokens['read:customers']), {
    isAuthorized: true,
    context: { scopes: 'read read:customers', tokenName: 'customers' },
  });
  const brief = await api.issue('brief', ['read'], 60);
  await revokeTokens('read', api.world.effects);
  api.world.setClock('2024-03-10T12:01:00Z');
  for (const token of [api.tokens.read, brief, tokenOf(new Uint8Array(32))]) assert.deepEqual(await judge(token), REFUSED);
  assert.ok(!lines.join('').includes('tb_'));
});

test('refuses what is no token without a look at the table, and without a word', async () => {
  const { api, world, lines } = await openFunctions();
  const authorize = createAuthorizer({ ...world, table: { ...world.table, get: () => assert.fail('nothing is to be read') } });
  for (const identitySource of [undefined, null, [], ['Bearer x'], [`Basic ${api.tokens.read}`], [`Bearer ${api.tokens.read} x`]])
    assert.deepEqual(await authorize({ identitySource }), REFUSED);
  assert.deepEqual(lines, []);
});

test('fails where the table does not answer, rather than refuse for a minute', async () => {
  const { api, world, lines } = await openFunctions();
  const get = async () => {
    throw new StoreError('throttled', 'its capacity is spent', { place: 't' });
  };
  const authorize = createAuthorizer({ ...world, table: { ...world.table, get } });
  await assert.rejects(authorize({ identitySource: [`Bearer ${api.tokens.read}`] }), /capacity is spent/);
  assert.match(lines.join(''), /"failure":/);
  assert.ok(!lines.join('').includes(api.tokens.read.slice(0, 8)));
});
