import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { withHead } from './with-head.ts';

const CHUNK_BYTES = 32_768;
const MAGIC_BYTES = 2;

const isPacked = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

async function* startingWith(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}

/** The content of bytes that may be packed by gzip: their beginning says so, their name says nothing. */
export async function* unpack(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const rest = withHead(chunks, MAGIC_BYTES);
  const head = await rest.next();
  if (head.done === true) return;
  const all = startingWith(head.value, rest);
  yield* isPacked(head.value) ? pipeline(Readable.from(all), createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined) : all;
}
