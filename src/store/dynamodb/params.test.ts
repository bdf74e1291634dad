import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeCursor } from '../cursor.ts';
import type { Condition } from '../port.ts';
import { batchGetParams, getItemParams, queryParams, scanParams } from './read-params.ts';
import { createTableParams, timeToLiveParams } from './table-params.ts';
import { deleteItemParams, putItemParams, updateItemParams } from './write-params.ts';

const key = { pk: 'ORDER#shop#1', sk: 'DOC' };
const sentKey = { pk: { S: 'ORDER#shop#1' }, sk: { S: 'DOC' } };

describe('reads', () => {
  it('asks for one item, strongly or not', () => {
    assert.deepEqual(getItemParams('t', key, 'strong'), { TableName: 't', Key: sentKey, ConsistentRead: true });
    assert.equal(getItemParams('t', key, 'eventual').ConsistentRead, false);
  });

  it('asks for many', () => {
    assert.deepEqual(batchGetParams('t', [sentKey], 'eventual'), { RequestItems: { t: { Keys: [sentKey], ConsistentRead: false } } });
  });

  it('asks for a range, both ends included', () => {
    const condition = (bounds: object) => queryParams('t', { pk: 'DIRTY', consistency: 'strong', ...bounds }).KeyConditionExpression;
    assert.equal(condition({}), '#0 = :0');
    assert.equal(condition({ from: 'a' }), '#0 = :0 AND #1 >= :1');
    assert.equal(condition({ to: 'b' }), '#0 = :0 AND #1 <= :1');
    assert.equal(condition({ from: 'a', to: 'b' }), '#0 = :0 AND #1 BETWEEN :1 AND :2');
  });

  it('asks for a page behind a cursor, backwards', () => {
    const query = { pk: 'DIRTY', from: 'a', to: 'b', reverse: true, limit: 5, consistency: 'eventual' } as const;
    assert.deepEqual(queryParams('t', { ...query, cursor: encodeCursor({ pk: 'DIRTY', sk: 'aa' }) }), {
      TableName: 't',
      KeyConditionExpression: '#0 = :0 AND #1 BETWEEN :1 AND :2',
      ExpressionAttributeNames: { '#0': 'pk', '#1': 'sk' },
      ExpressionAttributeValues: { ':0': { S: 'DIRTY' }, ':1': { S: 'a' }, ':2': { S: 'b' } },
      ConsistentRead: false,
      ScanIndexForward: false,
      Limit: 5,
      ExclusiveStartKey: { pk: { S: 'DIRTY' }, sk: { S: 'aa' } },
    });
  });

  it('filters a scan only where there is a prefix', () => {
    assert.deepEqual(scanParams('t', { pkPrefix: '' }), { TableName: 't', ConsistentRead: false, ReturnConsumedCapacity: 'TOTAL' });
    assert.deepEqual(scanParams('t', { pkPrefix: 'ORDER#', limit: 9, cursor: encodeCursor(key) }), {
      TableName: 't',
      FilterExpression: 'begins_with(#0, :0)',
      ExpressionAttributeNames: { '#0': 'pk' },
      ExpressionAttributeValues: { ':0': { S: 'ORDER#' } },
      ConsistentRead: false,
      ReturnConsumedCapacity: 'TOTAL',
      Limit: 9,
      ExclusiveStartKey: sentKey,
    });
  });
});

describe('writes', () => {
  it('puts without a condition and without placeholders', () => {
    const item = { ...key, price: -5, body: new Uint8Array([1]), title: '' };
    assert.deepEqual(putItemParams('t', item), {
      TableName: 't',
      Item: { ...sentKey, price: { N: '-5' }, body: { B: new Uint8Array([1]) }, title: { S: '' } },
    });
  });

  it('asks a refusal for what stood there', () => {
    assert.deepEqual(deleteItemParams('t', key, { kind: 'equals', attribute: 'nonce', value: 'x' }), {
      TableName: 't',
      Key: sentKey,
      ConditionExpression: '#0 = :0',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeNames: { '#0': 'nonce' },
      ExpressionAttributeValues: { ':0': { S: 'x' } },
    });
  });

  it('sets, counts and asks for the whole item', () => {
    const set = { 'shop#1': 'x', name: 7 };
    assert.deepEqual(updateItemParams('t', key, { set, condition: { kind: 'missing', attribute: 'name' } }), {
      TableName: 't',
      Key: sentKey,
      UpdateExpression: 'SET #0 = :0, #1 = :1 ADD #2 :2',
      ConditionExpression: 'attribute_not_exists(#1)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeNames: { '#0': 'shop#1', '#1': 'name', '#2': 'rev' },
      ExpressionAttributeValues: { ':0': { S: 'x' }, ':1': { N: '7' }, ':2': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    });
    assert.equal(updateItemParams('t', key, { set: {} }).UpdateExpression, 'ADD #0 :0');
  });

  it('compiles conditions of any depth, never with doubled parentheses', () => {
    const a: Condition = { kind: 'less', attribute: 'a', value: 1 };
    const b: Condition = { kind: 'atMost', attribute: 'a', value: 2 };
    const cases: [Condition, string][] = [
      [{ kind: 'absent' }, 'attribute_not_exists(#0)'],
      [{ kind: 'present' }, 'attribute_exists(#0)'],
      [{ kind: 'any', of: [a, b] }, '(#0 < :0 OR #0 <= :1)'],
      [{ kind: 'all', of: [{ kind: 'any', of: [a, b] }] }, '(#0 < :0 OR #0 <= :1)'],
      [{ kind: 'all', of: [a, { kind: 'any', of: [b, { kind: 'absent' }] }] }, '(#0 < :0 AND (#0 <= :1 OR attribute_not_exists(#1)))'],
      [{ kind: 'any', of: [] }, '(attribute_exists(#0) AND attribute_not_exists(#0))'],
      [{ kind: 'all', of: [] }, '(attribute_exists(#0) OR attribute_not_exists(#0))'],
    ];
    for (const [condition, text] of cases) assert.equal(putItemParams('t', key, condition).ConditionExpression, text);
  });
});

describe('the table', () => {
  it('takes the free units of one account, and no more', () => {
    const { BillingMode, ProvisionedThroughput, KeySchema, GlobalSecondaryIndexes } = createTableParams({ tableName: 't' });
    assert.equal(BillingMode, 'PROVISIONED');
    assert.deepEqual(ProvisionedThroughput, { ReadCapacityUnits: 25, WriteCapacityUnits: 25 });
    assert.deepEqual(
      KeySchema?.map(({ AttributeName }) => AttributeName),
      ['pk', 'sk'],
    );
    assert.equal(GlobalSecondaryIndexes, undefined);
  });

  it('lets items expire', () => {
    assert.deepEqual(timeToLiveParams({ tableName: 't' }).TimeToLiveSpecification, { AttributeName: 'expiresAt', Enabled: true });
  });
});
