import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeOf } from './judge.ts';
import { rightsOfApp } from './rights-of-app.ts';
import { synthesise, WHOLE_SHOP } from './synthesise.fixture.ts';

const judge = judgeOf(rightsOfApp(await synthesise(WHOLE_SHOP), WHOLE_SHOP.shop));

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-example';
const get = { action: 'dynamodb:GetItem', resource: TABLE };

test('a function reads the items that it is for', () => {
  assert.equal(judge({ principal: 'authorize', ...get, leadingKeys: ['TOKEN#0a'] }), 'allowed');
  assert.equal(judge({ principal: 'authorize', ...get, leadingKeys: ['ORDER#shop#1'] }), 'implicitly denied');
  assert.equal(judge({ principal: 'authorize', ...get, action: 'dynamodb:PutItem', leadingKeys: ['TOKEN#0a'] }), 'implicitly denied');
});

test('only the nightly function scans', () => {
  const scanners = ['collect', 'pull', 'import', 'sweep', 'nightly', 'query', 'admin', 'authorize'].filter(
    (principal) => judge({ principal, action: 'dynamodb:Scan', resource: TABLE }) === 'allowed',
  );
  assert.deepEqual(scanners, ['nightly']);
});

test('nobody has rights on the table of another shop', () => {
  const resource = TABLE.replace('example', 'other');
  assert.equal(judge({ principal: 'authorize', ...get, resource, leadingKeys: ['TOKEN#0a'] }), 'implicitly denied');
});

test('refuses a record that was made wrongly', () => {
  assert.throws(() => judge({ principal: 'authorize', ...get }), /with 0 leading keys/);
  assert.throws(() => judge({ principal: 'authorize', ...get, leadingKeys: [] }), /with 0 leading keys/);
  assert.throws(() => judge({ principal: 'nightly', action: 'dynamodb:Scan', resource: TABLE, leadingKeys: ['A'] }), /with 1 leading keys/);
  assert.throws(() => judge({ principal: 'nobody', ...get, leadingKeys: ['A'] }), /no function is called "nobody"/);
});
