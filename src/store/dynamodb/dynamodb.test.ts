import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { describeTable, type OpenTable } from '../table.contract.ts';
import { openDynamoTable } from './open.ts';
import { sdkSender } from './sender.ts';
import { createTableParams, timeToLiveParams } from './table-params.ts';

const tableName = `tillbook-contract-${process.pid}`;
const effects = { delay, random: Math.random };

const clientFor = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

/** A fresh table behind an address; `tidy` follows the suite. */
async function openAt(endpoint: string, tidy: () => Promise<unknown>): ReturnType<OpenTable> {
  const client = clientFor(endpoint);
  await client.send(new CreateTableCommand(createTableParams({ tableName })));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  const close = async (): Promise<void> => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
    await tidy();
  };
  return { table: openDynamoTable({ tableName, sender: sdkSender(client) }, effects), close };
}

const inDynalite: OpenTable = async () => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return openAt(`http://127.0.0.1:${port}`, async () => server.close());
};

describeTable('DynamoDB as dynalite plays it', inDynalite, {
  'text compares as UTF-8 beyond the basic plane too': 'dynalite 4 compares UTF-16 units in conditions',
  'from and to compare as UTF-8 beyond the basic plane too': 'dynalite 4 checks BETWEEN by UTF-16 units, though it sorts by UTF-8',
  'a page ends at 1 MB': 'dynalite 4 ends a page behind the item that crosses the megabyte',
});

const endpoint = process.env.TILLBOOK_DYNAMODB_ENDPOINT;
if (endpoint !== undefined)
  describeTable(`DynamoDB at ${endpoint}`, async () => {
    const opened = await openAt(endpoint, async () => {});
    await clientFor(endpoint).send(new UpdateTimeToLiveCommand(timeToLiveParams({ tableName })));
    return opened;
  });
