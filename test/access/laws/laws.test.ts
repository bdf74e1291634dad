import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPolicy } from '../policy/policy.ts';
import { actionBreaches } from './action-laws.ts';
import { knownAction } from './known-action.ts';
import { principalBreaches } from './principal-laws.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-demo';
const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:tillbook-demo-failed';

const document = (statement: object) => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });
const breaches = (statement: object) => actionBreaches(readPolicy(document(statement), 'identity'), knownAction);

const KEYED = { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ORDER#*'] } } };

const LAWFUL: readonly [what: string, statement: object][] = [
  ['an action on a resource of its kind', { Action: 'sqs:SendMessage', Resource: QUEUE }],
  ['items by their keys', { Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: TABLE, ...KEYED }],
  ['a scan, which no keys can narrow', { Action: 'dynamodb:Scan', Resource: TABLE }],
  [
    'names that are not known beforehand',
    { Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:/a:log-stream:*' },
  ],
  ['everything, of an action that takes no resource', { Action: 'sts:GetCallerIdentity', Resource: '*' }],
  ['any denial', { Effect: 'Deny', Action: 'sqs:*', Resource: '*' }],
];

for (const [what, statement] of LAWFUL) test(`permits ${what}`, async () => assert.deepEqual(await breaches(statement), []));

const UNLAWFUL: readonly [what: string, statement: object, message: RegExp][] = [
  ['all actions of a service', { Action: 'sqs:*', Resource: QUEUE }, /sqs:\* is not an action/],
  ['some actions of a service', { Action: 'sqs:Send*', Resource: QUEUE }, /sqs:Send\* is not an action/],
  ['an action that does not exist', { Action: 'dynamodb:TransactWriteItems', Resource: TABLE, ...KEYED }, /not an action/],
  ['an action of another spelling', { Action: 'sqs:sendMessage', Resource: QUEUE }, /not an action/],
  ['a service that does not exist', { Action: 'queue:SendMessage', Resource: QUEUE }, /not an action/],
  ['everything, of an action that takes a resource', { Action: 'sqs:SendMessage', Resource: '*' }, /given on \*/],
  ['a resource of another kind', { Action: 'sqs:SendMessage', Resource: TABLE }, /none of/],
  ['a queue in any region', { Action: 'sqs:SendMessage', Resource: QUEUE.replace('eu-west-1', '*') }, /none of/],
  ['every item of the table', { Action: 'dynamodb:GetItem', Resource: TABLE }, /every item/],
  ['a scan as if keys narrowed it', { Action: 'dynamodb:Scan', Resource: TABLE, ...KEYED }, /cannot be narrowed/],
];

for (const [what, statement, message] of UNLAWFUL)
  test(`refuses ${what}`, async () => {
    const [breach, ...others] = await breaches(statement);
    assert.match(breach ?? '', message);
    assert.deepEqual(others, []);
  });

const letIn = (Principal: unknown, Condition?: object): readonly string[] =>
  principalBreaches(readPolicy(document({ Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) }), 'trust'));

test('lets in one service on behalf of this account, and nobody else', () => {
  const account = { StringEquals: { 'aws:SourceAccount': '123456789012' } };
  assert.deepEqual(letIn({ Service: 'lambda.amazonaws.com' }, account), []);
  assert.match(letIn({ Service: 'lambda.amazonaws.com' }).join(), /on behalf of anybody/);
  assert.match(letIn({ Service: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] }, account).join(), /not one service/);
  assert.match(letIn('*', account).join(), /not one service/);
  assert.match(letIn({ AWS: 'arn:aws:iam::123456789012:role/a' }, account).join(), /not one service/);
});
