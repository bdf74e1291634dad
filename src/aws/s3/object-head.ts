import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error.ts';
import { factsOf } from '../send/facts-of.ts';

/** What is known of an object before its first byte. `bytes` counts the whole object, wherever reading begins. */
export type ObjectHead = {
  readonly bytes: number;
  readonly etag: string;
  readonly lastModifiedMs: number;
  readonly metadata: Readonly<Record<string, string>>; // as its owner set it, e.g. { 'exported-at': '2026-11-25T10:00:00Z' }
};

const META = 'x-amz-meta-';

const metadataOf = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith(META) ? [[name.slice(META.length), String(value)]] : [])),
  );

/** Where the body begins, and how long the whole is, e.g. of `bytes 5-9/10`: 5 and 10. */
function extentOf({ headers }: IncomingMessage): { offset: number; bytes: number } {
  const [, offset, bytes] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  if (offset !== undefined) return { offset: Number(offset), bytes: Number(bytes) };
  return { offset: 0, bytes: Number(headers['content-length'] ?? Number.NaN) };
}

/** Reads the head of an answer that has the object from this offset on. Throws for one that does not say what it must. */
export function objectHead(answer: IncomingMessage, offset: number): ObjectHead {
  const { etag = '', 'last-modified': lastModified = '' } = answer.headers;
  const extent = extentOf(answer);
  const lastModifiedMs = Date.parse(lastModified);
  if (etag !== '' && extent.offset === offset && Number.isSafeInteger(extent.bytes) && !Number.isNaN(lastModifiedMs))
    return { bytes: extent.bytes, etag, lastModifiedMs, metadata: metadataOf(answer.headers) };
  const message = `an object from byte ${offset} came without etag, last-modified, length or the range that was asked for`;
  throw new AwsError('UnreadableAnswer', message, { facts: factsOf(answer) });
}
