import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PolicyPlace, readPolicy } from './policy.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:tillbook-demo-failed';
const SEND = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE };

const read = (statement: object, place: PolicyPlace = 'identity') => readPolicy({ Version: '2012-10-17', Statement: statement }, place);

test('reads a statement that stands alone, with its parts as lists', () => {
  assert.deepEqual(read({ ...SEND, Sid: 'a' }), [
    { effect: 'Allow', principals: [], actions: ['sqs:SendMessage'], resources: [QUEUE], conditions: [] },
  ]);
});

test('reads whom a policy on a resource, and on a role, lets in', () => {
  const principals = (Principal: unknown) => read({ ...SEND, Principal }, 'resource')[0]?.principals;
  assert.deepEqual(principals('*'), [{ kind: 'everyone' }]);
  assert.deepEqual(principals({ AWS: '*' }), [{ kind: 'everyone' }]);
  assert.deepEqual(principals({ Service: ['a.amazonaws.com', 'b.amazonaws.com'] }), [
    { kind: 'service', name: 'a.amazonaws.com' },
    { kind: 'service', name: 'b.amazonaws.com' },
  ]);
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  assert.deepEqual(read(trust, 'trust')[0]?.resources, ['*']);
});

const on = (operator: string, key: string, wanted: unknown): object => ({ ...SEND, Condition: { [operator]: { [key]: wanted } } });

const REFUSED: readonly [what: string, statement: object, message: RegExp][] = [
  ['NotAction', { Effect: 'Allow', NotAction: 'sqs:SendMessage', Resource: QUEUE }, /NotAction/],
  ['NotResource', { Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: QUEUE }, /NotResource/],
  ['an effect of another case', { ...SEND, Effect: 'allow' }, /Effect/],
  ['no action', { Effect: 'Allow', Action: [], Resource: QUEUE }, /Action/],
  ['an action without its service', { ...SEND, Action: '*' }, /names no service/],
  ['a resource that is no ARN', { ...SEND, Resource: 'tillbook-demo-failed' }, /is no ARN/],
  ['an ARN that is cut short', { ...SEND, Resource: 'arn:aws:sqs:*' }, /all six parts/],
  ['an ARN of any service', { ...SEND, Resource: 'arn:aws:*:eu-west-1:123456789012:a' }, /leaves the service open/],
  ['a policy variable in a resource', { ...SEND, Resource: `${QUEUE}-\${aws:username}` }, /policy variable/],
  ['a policy variable in a condition', on('StringEquals', 'aws:SourceAccount', `\${aws:username}`), /policy variable/],
  ['an unknown operator', on('StringEqualsIgnoreCase', 'aws:SourceAccount', '1'), /condition operator/],
  ['a negated operator', on('StringNotEquals', 'aws:SourceAccount', '1'), /condition operator/],
  ['an operator "if exists"', on('StringEqualsIfExists', 'aws:SourceAccount', '1'), /condition operator/],
  ['an operator by its inherited name', on('toString', 'aws:SourceAccount', '1'), /condition operator/],
  ['for any of the values', on('ForAnyValue:StringLike', 'dynamodb:LeadingKeys', 'A'), /condition operator/],
  ['a misspelt key', on('ForAllValues:StringLike', 'dynamodb:LeadingKey', 'A'), /is not one that our policies use/],
  ['keys asked as if there were one', on('StringLike', 'dynamodb:LeadingKeys', 'A'), /with ForAllValues/],
  ['an account asked as if there were many', on('ForAllValues:StringEquals', 'aws:SourceAccount', '1'), /without ForAllValues/],
  ['a condition on nothing', on('ForAllValues:StringLike', 'dynamodb:LeadingKeys', []), /Condition/],
  ['a truth that is neither', on('Bool', 'aws:SecureTransport', 'no'), /say true or false/],
  ['a source that is no ARN', on('ArnLike', 'aws:SourceArn', '*'), /is no ARN/],
  ['a principal on an identity', { ...SEND, Principal: '*' }, /names no Principal/],
];

for (const [what, statement, message] of REFUSED) test(`refuses ${what}`, () => assert.throws(() => read(statement), message));

test('refuses a policy that does not fit where it stands', () => {
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  assert.throws(() => read(SEND, 'resource'), /must name its Principal/);
  assert.throws(() => read({ ...trust, Resource: '*' }, 'trust'), /names no Resource/);
  assert.throws(() => read({ Effect: 'Allow', Action: 'sqs:SendMessage' }), /must name its Resource/);
});

test('refuses principals other than services, roles and everyone', () => {
  for (const Principal of [{ AWS: '123456789012' }, { AWS: 'arn:aws:iam::123456789012:root' }, { Federated: 'x' }, { CanonicalUser: 'x' }])
    assert.throws(() => read({ ...SEND, Principal }, 'resource'), JSON.stringify(Principal));
  assert.throws(() => read({ ...SEND, NotPrincipal: '*', Principal: '*' }, 'resource'), /NotPrincipal/);
});

test('refuses a document of the old language, where patterns meant less', () => {
  assert.throws(() => readPolicy({ Version: '2008-10-17', Statement: SEND }, 'identity'), /Version/);
  assert.throws(() => readPolicy({ Statement: SEND }, 'identity'), /Version/);
});
