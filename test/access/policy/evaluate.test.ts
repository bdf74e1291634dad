import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from './context.ts';
import { type Call, evaluate, type Verdict } from './evaluate.ts';
import { readPolicy } from './policy.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/tillbook-demo';
const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:tillbook-demo-failed';
const RULE = 'arn:aws:scheduler:eu-west-1:123456789012:schedule/default/tillbook-demo-pull';
const ROLE: Call['principal'] = { kind: 'role', arn: 'arn:aws:iam::123456789012:role/tillbook-demo-collect' };

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

const keyed = (keys: string | readonly string[], parts: object = {}) => ({
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  Resource: TABLE,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
  ...parts,
});

const ask = (statement: object, call: Partial<Call> = {}): Verdict =>
  evaluate(readPolicy(policy(statement), 'identity'), {
    principal: ROLE,
    action: 'dynamodb:GetItem',
    resource: TABLE,
    context: { 'dynamodb:LeadingKeys': ['ORDER#shop#1'] },
    ...call,
  });

const withKeys = (...keys: string[]): Pick<Call, 'context'> => ({ context: { 'dynamodb:LeadingKeys': keys } });

test('allows what a statement names, whatever the case of the action', () => {
  assert.equal(ask(keyed('ORDER#*')), 'allowed');
  assert.equal(ask(keyed('ORDER#*', { Action: 'DynamoDB:getitem' })), 'allowed');
});

test('denies an action that no statement names', () => {
  assert.equal(ask(keyed('ORDER#*'), { action: 'dynamodb:Scan' }), 'implicitly denied');
  assert.equal(ask(keyed('ORDER#*'), { action: 'dynamodb:GetItems' }), 'implicitly denied');
});

test('denies another table, an index of the table and a name that only begins alike', () => {
  for (const resource of [
    `${TABLE}-2`,
    `${TABLE}/index/by-day`,
    TABLE.replace('123456789012', '210987654321'),
    TABLE.toUpperCase().replace('ARN', 'arn'),
  ])
    assert.equal(ask(keyed('ORDER#*'), { resource }), 'implicitly denied', resource);
});

test('one foreign key among many is enough to deny a batch', () => {
  const action = 'dynamodb:BatchGetItem';
  assert.equal(ask(keyed('ORDER#*'), { action, ...withKeys('ORDER#a', 'ORDER#b') }), 'allowed');
  assert.equal(ask(keyed('ORDER#*'), { action, ...withKeys('ORDER#a', 'TOKEN#b') }), 'implicitly denied');
  assert.equal(ask(keyed(['ORDER#*', 'SWEEP']), { action, ...withKeys('ORDER#a', 'SWEEP') }), 'allowed');
});

test('keys are not gathered from two statements: one of them must hold of all', () => {
  const statements = readPolicy(policy(keyed('ORDER#*'), keyed('SWEEP')), 'identity');
  const call = { principal: ROLE, action: 'dynamodb:BatchGetItem', resource: TABLE, ...withKeys('ORDER#a', 'SWEEP') };
  assert.equal(evaluate(statements, call), 'implicitly denied');
});

test('for all of no keys holds, as it does on AWS: a scan passes a list of keys', () => {
  assert.equal(ask(keyed('ORDER#*', { Action: 'dynamodb:Scan' }), { action: 'dynamodb:Scan', context: {} }), 'allowed');
  assert.equal(ask(keyed('ORDER#*'), withKeys()), 'allowed');
});

test('a list of equal keys takes a star for a star', () => {
  const statement = keyed([], { Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['SWEEP', 'ORDER#*'] } } });
  assert.equal(ask(statement, withKeys('SWEEP')), 'allowed');
  assert.equal(ask(statement, withKeys('ORDER#a')), 'implicitly denied');
});

test('a denial that applies outweighs every permission, one that does not leaves it', () => {
  const all = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
  const deny = keyed('TOKEN#*', { Effect: 'Deny' });
  const statements = readPolicy(policy(all, deny), 'identity');
  const call = { principal: ROLE, action: 'dynamodb:GetItem', resource: TABLE };
  assert.equal(evaluate(statements, { ...call, ...withKeys('TOKEN#a') }), 'explicitly denied');
  assert.equal(evaluate(statements, { ...call, ...withKeys('ORDER#a') }), 'allowed');
});

test('no statement at all denies', () => {
  assert.equal(evaluate([], { principal: ROLE, action: 's3:GetObject', resource: '*', context: {} }), 'implicitly denied');
});

test('a star in an early part of a resource stops at the colon, in the last part it does not', () => {
  const log = 'arn:aws:logs:eu-west-1:123456789012:log-group:/tillbook/demo/collect:log-stream:a:b';
  const on = (Resource: string): Verdict =>
    ask({ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource }, { action: 'logs:PutLogEvents', resource: log });
  assert.equal(on('arn:aws:logs:eu-west-1:123456789012:log-group:/tillbook/demo/collect:*'), 'allowed');
  assert.equal(on('arn:aws:logs:*:123456789012:log-group:/tillbook/demo/collect:log-stream:*'), 'allowed');
  assert.equal(on('arn:aws:logs:*:log-group:/tillbook/demo/collect:log-stream:*'), 'implicitly denied');
});

test('only a star covers a call that has no resource', () => {
  const call = { action: 'freetier:GetFreeTierUsage', resource: '*', context: {} };
  assert.equal(ask({ Effect: 'Allow', Action: 'freetier:GetFreeTierUsage', Resource: '*' }, call), 'allowed');
  assert.equal(ask({ Effect: 'Allow', Action: 'freetier:GetFreeTierUsage', Resource: `${QUEUE}*` }, call), 'implicitly denied');
});

const scheduled = (context: Context, principal: Call['principal'] = { kind: 'service', name: 'scheduler.amazonaws.com' }): Verdict => {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'scheduler.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE,
    Condition: { ArnEquals: { 'aws:SourceArn': RULE }, StringEquals: { 'aws:SourceAccount': '123456789012' } },
  };
  return evaluate(readPolicy(policy(statement), 'resource'), { principal, action: 'sqs:SendMessage', resource: QUEUE, context });
};

test('a policy on a resource lets in its principal under all of its conditions', () => {
  const context = { 'aws:SourceArn': RULE, 'aws:SourceAccount': '123456789012' };
  assert.equal(scheduled(context), 'allowed');
  assert.equal(scheduled(context, { kind: 'service', name: 's3.amazonaws.com' }), 'implicitly denied');
  assert.equal(scheduled(context, ROLE), 'implicitly denied');
  assert.equal(scheduled({ ...context, 'aws:SourceArn': `${RULE}-2` }), 'implicitly denied');
  assert.equal(scheduled({ 'aws:SourceArn': RULE }), 'implicitly denied');
  assert.equal(scheduled({}), 'implicitly denied');
});

test('a bucket that denies plain transport to everyone denies it to a role that may read', () => {
  const bucket = 'arn:aws:s3:::tillbook-demo-imports-123456789012';
  const read = readPolicy(policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/imports/*` }), 'identity');
  const plain = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const statements = [...read, ...readPolicy(policy(plain), 'resource')];
  const over = (transport: 'true' | 'false', key: string): Verdict =>
    evaluate(statements, {
      principal: ROLE,
      action: 's3:GetObject',
      resource: `${bucket}/${key}`,
      context: { 'aws:SecureTransport': transport },
    });
  assert.equal(over('true', 'imports/a b+c.csv'), 'allowed');
  assert.equal(over('true', 'exports/a.csv'), 'implicitly denied');
  assert.equal(over('false', 'imports/a b+c.csv'), 'explicitly denied');
});

test('a role may be named as the principal of a policy on a resource', () => {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:role/tillbook-demo-collect' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE,
  };
  const call = { action: 'sqs:SendMessage', resource: QUEUE, context: {} };
  const statements = readPolicy(policy(statement), 'resource');
  assert.equal(evaluate(statements, { ...call, principal: ROLE }), 'allowed');
  assert.equal(
    evaluate(statements, { ...call, principal: { kind: 'role', arn: `${'arn:aws:iam::123456789012:role/'}other` } }),
    'implicitly denied',
  );
});

test('a call that nobody can make is refused rather than judged', () => {
  assert.throws(() => ask(keyed('ORDER#*'), { action: 'dynamodb:*' }), /name one action of one service/);
  assert.throws(() => ask(keyed('ORDER#*'), { resource: `${TABLE}*` }), /name one resource/);
  assert.throws(() => ask(keyed('ORDER#*'), { resource: 'tillbook-demo' }), /is no ARN/);
});
