import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Granted, type ServiceSide, unused } from './unused.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-demo';
const LOG = 'arn:aws:logs:eu-west-1:123456789012:log-group:/tillbook/demo/sweep:log-stream:*';

const put = (key: string, principal = 'sweep'): Granted => ({ principal, right: { action: 'dynamodb:PutItem', resource: TABLE, key } });
const used = (leadingKeys: string[], principal = 'sweep') => ({ principal, action: 'dynamodb:PutItem', resource: TABLE, leadingKeys });

test('a right is used by a call of its function, action, resource and keys', () => {
  assert.deepEqual(unused([put('DIRTY'), put('ROLLUP#*')], [used(['DIRTY', 'ROLLUP#DAY#S'])], []), []);
  const granted = [put('DIRTY')];
  assert.deepEqual(unused(granted, [], []), granted);
  assert.deepEqual(unused(granted, [used(['DIRTY'], 'nightly')], []), granted);
  assert.deepEqual(unused(granted, [used(['SWEEP'])], []), granted);
  assert.deepEqual(unused(granted, [{ ...used(['DIRTY']), resource: `${TABLE}-2` }], []), granted);
  assert.deepEqual(unused(granted, [{ ...used(['DIRTY']), action: 'dynamodb:GetItem' }], []), granted);
});

test('a right without keys is used by any call of its action', () => {
  const scan: Granted = { principal: 'nightly', right: { action: 'dynamodb:Scan', resource: TABLE } };
  assert.deepEqual(unused([scan], [{ principal: 'nightly', action: 'dynamodb:Scan', resource: TABLE }], []), []);
});

test('a right that a service uses is left out, and that one only', () => {
  const serviceSide: readonly ServiceSide[] = [
    { action: 'logs:PutLogEvents', resource: 'arn:*:log-stream:*', why: 'Lambda writes the log' },
  ];
  const write: Granted = { principal: 'sweep', right: { action: 'logs:PutLogEvents', resource: LOG } };
  const create: Granted = { principal: 'sweep', right: { action: 'logs:CreateLogStream', resource: LOG } };
  assert.deepEqual(unused([write, create], [], serviceSide), [create]);
});
