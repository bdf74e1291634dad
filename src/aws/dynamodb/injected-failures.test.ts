import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openDynamoTable } from '../../store/dynamodb/open.ts';
import { isStoreError, type StoreErrorCode } from '../../store/errors.ts';
import { itemBytes } from '../../store/item-bytes.ts';
import { fails, html, json, loopback, reset, type Step, silent } from '../loopback.fixture.ts';
import { dynamoSender } from './dynamo-sender.ts';

const KEY = { pk: 'ORDER#shop#1', sk: 'DOC' };
const WIRE_KEY = { pk: { S: KEY.pk }, sk: { S: KEY.sk } };

async function openTable(context: TestContext, ...steps: readonly Step[]) {
  const world = await loopback(context, ...steps);
  return { ...world, table: openDynamoTable({ tableName: 't', sender: dynamoSender(world.send) }, world.effects) };
}

test('bytes travel as base64, there and back', async (context) => {
  const body = new Uint8Array([0, 255, 7]);
  const { table, asked } = await openTable(context, json(200, {}), json(200, { Item: { ...WIRE_KEY, body: { B: 'AP8H' } } }));
  await table.putIf({ ...KEY, body }, { kind: 'equals', attribute: 'body', value: body });
  assert.deepEqual(await table.get(KEY, 'strong'), { ...KEY, body });
  const { Item, ExpressionAttributeValues } = JSON.parse(asked[0]?.body ?? '');
  assert.deepEqual([Item.body, ExpressionAttributeValues], [{ B: 'AP8H' }, { ':0': { B: 'AP8H' } }]);
  assert.equal(asked[0]?.headers['x-amz-target'], 'DynamoDB_20120810.PutItem');
});

test('a refusal brings what stood there', async (context) => {
  const stood = { ...KEY, body: new Uint8Array(100) };
  const Item = { ...WIRE_KEY, body: { B: Buffer.from(stood.body).toString('base64') } };
  const { table, asked } = await openTable(context, fails(400, 'ConditionalCheckFailedException', { Item }));
  assert.deepEqual(await table.putIf(KEY, { kind: 'absent' }), { kind: 'refused', previousBytes: itemBytes(stood) });
  assert.equal(asked.length, 1);
});

test('asks again for keys that were left unprocessed', async (context) => {
  const keys = [KEY, { pk: 'ORDER#shop#2', sk: 'DOC' }];
  const wire = keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
  const some = json(200, { Responses: { t: wire.slice(0, 1) }, UnprocessedKeys: { t: { Keys: wire.slice(1), ConsistentRead: true } } });
  const none = json(200, { Responses: {}, UnprocessedKeys: { t: { Keys: wire.slice(1) } } });
  const rest = json(200, { Responses: { t: wire.slice(1) }, UnprocessedKeys: {} });
  const { table, asked, waits } = await openTable(context, some, none, rest);
  assert.deepEqual(await table.batchGet(keys, 'strong'), keys);
  assert.deepEqual(JSON.parse(asked[2]?.body ?? ''), { RequestItems: { t: { Keys: wire.slice(1), ConsistentRead: true } } });
  assert.deepEqual(waits, [40]);
});

test('pages of a query and of a scan go on behind the last key', async (context) => {
  const page = json(200, { Items: [WIRE_KEY], LastEvaluatedKey: WIRE_KEY });
  const { table, asked } = await openTable(context, page, json(200, { Items: [] }), page, json(200, { Items: [] }));
  const { cursor = '' } = await table.queryPage({ pk: KEY.pk, consistency: 'strong' });
  assert.deepEqual(await table.queryPage({ pk: KEY.pk, consistency: 'strong', cursor }), { items: [] });
  assert.equal((await table.scanPage({ pkPrefix: 'ORDER#' })).items.length, 1);
  await table.scanPage({ pkPrefix: 'ORDER#', cursor });
  for (const request of [1, 3]) assert.deepEqual(JSON.parse(asked[request]?.body ?? '').ExclusiveStartKey, WIRE_KEY);
});

const LASTING: readonly [what: string, step: Step, code: StoreErrorCode][] = [
  ['throttles', fails(400, 'ProvisionedThroughputExceededException'), 'throttled'],
  ['resets connections', reset, 'unavailable'],
  ['is silent', silent, 'unavailable'],
  ['answers with a page of HTML', html, 'unavailable'],
  ['denies', fails(400, 'AccessDeniedException'), 'denied'],
  ['knows no such table', fails(400, 'ResourceNotFoundException'), 'unopenable'],
];

for (const [what, step, code] of LASTING) {
  test(`a service that ${what} for ever is ${code}`, async (context) => {
    const { table } = await openTable(context, ...Array.from({ length: 8 }, () => step));
    await assert.rejects(table.get(KEY, 'strong'), (error) => isStoreError(error, code) && error.message.startsWith('t: '));
  });
}
