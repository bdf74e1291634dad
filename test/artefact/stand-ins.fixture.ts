import { hash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { clientFor } from '../../src/store/dynamodb/emulated-table.fixture.ts';
import { createTableParams } from '../../src/store/dynamodb/table-params.ts';
import type { AwsResponse, Backing } from './recording-proxy.fixture.ts';

const json = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

/** Encrypted values of the Parameter Store, by name. As AWS does, it tells the value only where its decryption is asked for. */
export const parameterStore =
  (values: Readonly<Record<string, string>>): Backing =>
  async ({ body }) => {
    const { Name, WithDecryption } = JSON.parse(body.toString());
    const value = values[Name];
    if (value === undefined) return json(400, { __type: 'ParameterNotFound' });
    return json(200, { Parameter: { Name, Type: 'SecureString', Value: WithDecryption === true ? value : 'AQICAHencrypted', Version: 1 } });
  };

const RANGE = /^bytes=(\d+)-(\d*)$/;

const sliceOf = (object: Buffer, range: string): AwsResponse => {
  const [, from = '0', to = ''] = RANGE.exec(range) ?? [];
  if (Number(from) >= object.length) return { status: 416, headers: {}, body: '<Error><Code>InvalidRange</Code></Error>' };
  const end = to === '' ? object.length : Math.min(Number(to) + 1, object.length);
  return {
    status: 206,
    headers: { 'content-range': `bytes ${from}-${end - 1}/${object.length}` },
    body: object.subarray(Number(from), end),
  };
};

/** `metadata`: what its owner said beside it, by name. */
export type StoredObject = { readonly body: Buffer; readonly metadata?: Readonly<Record<string, string>> };

const metadataOf = ({ metadata = {} }: StoredObject): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]));

/** Objects by `bucket/key`. One that is not there is denied, as S3 denies it to those who may not list the bucket. */
export const objectStore =
  (objects: ReadonlyMap<string, StoredObject>): Backing =>
  async ({ path, headers: { range } }) => {
    const object = objects.get(decodeURIComponent(new URL(path, 'http://s3').pathname.slice(1)));
    if (object === undefined) return { status: 403, headers: {}, body: '<Error><Code>AccessDenied</Code></Error>' };
    const { status, headers, body } =
      range === undefined ? { status: 200, headers: {}, body: object.body } : sliceOf(object.body, String(range));
    const etag = `"${hash('md5', object.body)}"`;
    const common = { 'content-type': 'binary/octet-stream', etag, 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
    return { status, headers: { ...common, ...metadataOf(object), ...headers }, body };
  };

/** A service that takes a call and never answers. */
export const silence: Backing = () => new Promise(() => undefined);

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** An empty table of this name in an emulator of its own, and the way there. */
export const startTable = async (tableName: string) => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A test that fails while it opens must not wait for it.
  server.unref();
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`;
  const client = clientFor(url);
  await client.send(new CreateTableCommand(createTableParams({ tableName })));
  const pass: Backing = async ({ method, path, headers, body }) => {
    const outgoing = send(new URL(path, url), { method, headers: { ...headers, host: new URL(url).host } });
    outgoing.end(body);
    const [incoming] = await once(outgoing, 'response');
    return { status: incoming.statusCode, headers: headersOf(incoming.headers), body: await buffer(incoming) };
  };
  const close = (): void => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  };
  return { client, pass, close };
};
