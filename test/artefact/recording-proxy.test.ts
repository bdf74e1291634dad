import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { openDynamoTable } from '../../src/store/dynamodb/open.ts';
import { sdkSender } from '../../src/store/dynamodb/sdk-sender.ts';
import type { Call } from './call-of-request.fixture.ts';
import { REGION } from './lambda-environment.fixture.ts';
import { startRecordingProxy } from './recording-proxy.fixture.ts';
import { objectStore, parameterStore, startTable } from './stand-ins.fixture.ts';

const TABLE = 'arn:aws:dynamodb:eu-central-1:123456789012:table/tillbook-shop';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

const startProxy = async (context: TestContext, judge: (call: Call) => boolean = () => true) => {
  const table = await startTable('tillbook-shop');
  const proxy = await startRecordingProxy({
    principal: 'collect',
    judge,
    backings: {
      dynamodb: table.pass,
      ssm: parameterStore({ '/tillbook/shop/guest-key': 'a key' }),
      s3: objectStore(new Map([['files/imports/a+b c.csv', { body: Buffer.from('0123456789') }]])),
    },
  });
  const client = new DynamoDBClient({ endpoint: proxy.url, region: REGION, credentials });
  context.after(() => {
    client.destroy();
    proxy.close();
    table.close();
  });
  const port = openDynamoTable(
    { tableName: 'tillbook-shop', sender: sdkSender(client) },
    { delay: async () => undefined, random: () => 0 },
  );
  return { proxy, port };
};

test('each operation of the table port is recorded as its action, with the partition keys it names', async (context) => {
  const { proxy, port } = await startProxy(context);
  const key = { pk: 'ORDER#shop#1', sk: 'DOC' };
  await port.putIf({ ...key, v: 1 }, { kind: 'absent' });
  await port.get(key, 'strong');
  await port.batchGet([key, { pk: 'SETTINGS', sk: 'SETTINGS' }], 'eventual');
  await port.queryPage({ pk: 'LEDGER#2026-01-01', from: 'a', to: 'b', consistency: 'strong' });
  await port.setIf(key, { v: 2 });
  await port.deleteIf(key);
  await port.scanPage({ pkPrefix: 'ORDER#' });
  assert.deepEqual(proxy.strange, []);
  assert.deepEqual(
    proxy.calls.map(({ action, resource, leadingKeys }) => [action, resource === TABLE, leadingKeys]),
    [
      ['dynamodb:PutItem', true, [key.pk]],
      ['dynamodb:GetItem', true, [key.pk]],
      ['dynamodb:BatchGetItem', true, [key.pk, 'SETTINGS']],
      ['dynamodb:Query', true, ['LEDGER#2026-01-01']],
      ['dynamodb:UpdateItem', true, [key.pk]],
      ['dynamodb:DeleteItem', true, [key.pk]],
      ['dynamodb:Scan', true, undefined],
    ],
  );
});

const clientsOf = (url: string) => ({
  ssm: new SSMClient({ endpoint: url, region: REGION, credentials, maxAttempts: 1 }),
  s3: new S3Client({ endpoint: url, region: REGION, credentials, maxAttempts: 1, forcePathStyle: true }),
});

test('a parameter and a part of an object are recorded by their ARN', async (context) => {
  const { proxy } = await startProxy(context);
  const { ssm, s3 } = clientsOf(proxy.url);
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/tillbook/shop/guest-key', WithDecryption: true }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'imports/a+b c.csv', Range: 'bytes=7-' }));
  assert.deepEqual([Parameter?.Value, await Body?.transformToString()], ['a key', '789']);
  assert.deepEqual(
    proxy.calls.map(({ action, resource }) => [action, resource]),
    [
      ['ssm:GetParameter', 'arn:aws:ssm:eu-central-1:123456789012:parameter/tillbook/shop/guest-key'],
      ['s3:GetObject', 'arn:aws:s3:::files/imports/a+b c.csv'],
    ],
  );
});

test('what is not allowed is denied as each service denies, and reaches none', async (context) => {
  const { proxy, port } = await startProxy(context, ({ leadingKeys = [] }) => leadingKeys.includes('SWEEP'));
  const { ssm, s3 } = clientsOf(proxy.url);
  await assert.rejects(port.putIf({ pk: 'SETTINGS', sk: 'SETTINGS' }), /not authorized to perform: dynamodb:PutItem/);
  await assert.rejects(ssm.send(new GetParameterCommand({ Name: '/tillbook/shop/guest-key' })), { name: 'AccessDeniedException' });
  await assert.rejects(s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'x' })), { name: 'AccessDenied' });
  await port.putIf({ pk: 'SWEEP', sk: 'SWEEP' });
  assert.deepEqual(
    proxy.calls.map(({ isAllowed }) => isAllowed),
    [false, false, false, true],
  );
});

test('a request that no part of Tillbook makes is told apart', async (context) => {
  const { proxy } = await startProxy(context);
  await fetch(proxy.url, { method: 'POST', body: '{}' });
  assert.match(proxy.strange.join(), /signed for undefined in undefined/);
});
