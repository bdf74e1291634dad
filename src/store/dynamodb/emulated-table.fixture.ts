import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Differences, OpenTable } from '../table.contract.ts';
import { openDynamoTable } from './open.ts';
import { sdkSender } from './sdk-sender.ts';
import type { Sender } from './sender.ts';
import { createTableParams } from './table-params.ts';

export const tableName = `tillbook-contract-${process.pid}`;
const effects = { delay, random: Math.random };

export const clientFor = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

/** Sentences of the port that this emulator breaks, whoever sends to it. */
export const DYNALITE_DIFFERENCES: Differences = {
  'text compares as UTF-8 beyond the basic plane too': 'dynalite 4 compares UTF-16 units in conditions',
  'from and to compare as UTF-8 beyond the basic plane too': 'dynalite 4 checks BETWEEN by UTF-16 units, though it sorts by UTF-8',
  'a page ends at 1 MB': 'dynalite 4 ends a page behind the item that crosses the megabyte',
};

/** How the actions are sent to an address. */
export type SenderAt = (endpoint: string) => Sender;

const bySdk: SenderAt = (endpoint) => sdkSender(clientFor(endpoint));

/** A fresh table behind an address; `tidy` follows the suite. */
export async function openAt(endpoint: string, tidy: () => Promise<unknown>, senderAt = bySdk): ReturnType<OpenTable> {
  const client = clientFor(endpoint);
  await client.send(new CreateTableCommand(createTableParams({ tableName })));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  const close = async (): Promise<void> => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
    await tidy();
  };
  return { table: openDynamoTable({ tableName, sender: senderAt(endpoint) }, effects), close };
}

/** A fresh table in an emulator of its own. */
export const inDynalite = async (senderAt = bySdk): ReturnType<OpenTable> => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return openAt(`http://127.0.0.1:${port}`, async () => server.close(), senderAt);
};
