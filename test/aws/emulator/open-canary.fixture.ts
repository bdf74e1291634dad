import { setTimeout as delay } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type Answer, type Ask, askGateway } from '../ask-gateway.fixture.ts';
import { TEMPLATE } from './canary-template.fixture.ts';
import { ACCOUNT, REGION } from './environment.fixture.ts';
import { openEmulator } from './open-emulator.fixture.ts';

const StackName = 'canary';
const TableName = 'canary';

/** An emulator with the canary's stack, and what the cases ask of it. */
export type Canary = {
  readonly table: DynamoDBClient;
  readonly ask: (api: 'Open' | 'Slow', path: string, ask?: Ask) => Promise<Answer>;
  /** One request of each kind, on this partition key, by a role that may touch `ORDER#*` only. */
  readonly requests: (pk: string) => Promise<unknown>[];
  /** The state in which the deletion ends, with a file in the bucket. */
  readonly deleteStack: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

type Access = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string };
};

const openReader = async (access: Access): Promise<DynamoDBClient> => {
  const sts = new STSClient(access);
  const assumed = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/canary-reader`, RoleSessionName: 'canary' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = assumed.Credentials ?? {};
  return new DynamoDBClient({
    ...access,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
};

const requestsOf = (reader: DynamoDBClient, pk: string): Promise<unknown>[] => {
  const Key = { pk: { S: pk }, sk: { S: 'A' } };
  const names = { ExpressionAttributeNames: { '#0': 'pk' }, ExpressionAttributeValues: { ':0': { S: pk } } };
  return [
    reader.send(new PutItemCommand({ TableName, Item: Key })),
    reader.send(new GetItemCommand({ TableName, Key })),
    reader.send(new UpdateItemCommand({ TableName, Key, UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': { N: '1' } } })),
    reader.send(new DeleteItemCommand({ TableName, Key })),
    reader.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [{ ...Key, sk: { S: 'B' } }, Key] } } })),
    reader.send(new QueryCommand({ TableName, KeyConditionExpression: '#0 = :0', ...names })),
  ];
};

const deleteStack = async (stacks: CloudFormationClient, files: S3Client): Promise<string | undefined> => {
  await files.send(new PutObjectCommand({ Bucket: 'canary-files', Key: 'kept', Body: 'x' }));
  const { StackId } = (await stacks.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0] ?? {};
  await stacks.send(new DeleteStackCommand({ StackName }));
  // By its id a stack that is gone can still be described.
  const deadline = performance.now() + 30_000;
  for (;;) {
    const { StackStatus } = (await stacks.send(new DescribeStacksCommand({ StackName: StackId }))).Stacks?.[0] ?? {};
    if (StackStatus !== 'DELETE_IN_PROGRESS' && StackStatus !== 'CREATE_COMPLETE') return StackStatus;
    if (performance.now() > deadline) return `${StackStatus} after 30 s`;
    await delay(100);
  }
};

export const openCanary = async (kind: 'corrected' | 'plain'): Promise<Canary> => {
  const emulator = await openEmulator(kind);
  const { endpoint } = emulator;
  const access: Access = { endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const [stacks, table] = [new CloudFormationClient(access), new DynamoDBClient(access)];
  const files = new S3Client({ ...access, forcePathStyle: true });
  await stacks.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(TEMPLATE), Capabilities: ['CAPABILITY_NAMED_IAM'] }));
  await waitUntilStackCreateComplete({ client: stacks, maxWaitTime: 60, minDelay: 0.2, maxDelay: 0.5 }, { StackName });
  const { Outputs = [] } = (await stacks.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0] ?? {};
  const idOf = (api: string) => Outputs.find(({ OutputKey }) => OutputKey === api)?.OutputValue;
  const reader = await openReader(access);
  return {
    table,
    ask: (api, path, ask = {}) =>
      askGateway(new URL(path, `https://${idOf(api)}.execute-api.localhost:${new URL(endpoint).port}`), ask, endpoint),
    requests: (pk) => requestsOf(reader, pk),
    deleteStack: () => deleteStack(stacks, files),
    close: async () => {
      for (const client of [stacks, table, files, reader]) client.destroy();
      await emulator.close();
    },
  };
};
