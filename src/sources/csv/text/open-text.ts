import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError, type SourceErrorCode } from '../../source-error.ts';
import { decode, type Encoding } from './decode.ts';

const CHUNK_BYTES = 32_768;

/** A file opened for reading once. `bytesRead` are bytes of the file as it lies on the disk; `digest` is of its unpacked content. */
export type TextFile = {
  readonly name: string;
  readonly bytes: number;
  readonly bytesRead: () => number;
  readonly digest: () => string;
  readonly text: AsyncIterable<string>;
};

const FAULTS: Readonly<Record<string, { readonly code: SourceErrorCode; readonly says: string }>> = {
  ENOENT: { code: 'file-not-found', says: 'there is no such file. Check the path.' },
  EISDIR: { code: 'not-a-file', says: 'this is a directory. Name the files in it.' },
  EACCES: { code: 'file-unreadable', says: 'this file may not be read. Check its permissions.' },
  Z_BUF_ERROR: { code: 'gzip-truncated', says: 'the gzip file ends too early. Fetch or copy it again.' },
  Z_DATA_ERROR: { code: 'gzip-corrupt', says: 'the gzip file is damaged. Fetch or copy it again.' },
};

const explain = (path: string, cause: unknown): unknown => {
  const fault = FAULTS[(cause as NodeJS.ErrnoException).code ?? ''];
  return fault === undefined ? cause : new SourceError(fault.code, `${path}: ${fault.says}`, { cause });
};

/** The size of the file and whether its first bytes say that it is packed; its name says nothing. */
const examine = async (path: string): Promise<{ bytes: number; packed: boolean }> => {
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return { bytes: stat.size, packed: buffer[0] === 0x1f && buffer[1] === 0x8b };
  } finally {
    await file.close();
  }
};

const unpacked = (file: ReadStream, packed: boolean): AsyncIterable<Buffer> =>
  packed ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined) : file;

/** Opens a text file, packed by gzip or not. Throws SourceError, here or while the text is read. */
export const openText = async (path: string, encoding: Encoding): Promise<TextFile> => {
  const name = basename(path);
  const { bytes, packed } = await examine(path).catch((cause) => Promise.reject(explain(path, cause)));
  if (bytes === 0) throw new SourceError('file-empty', `${path}: the file is empty. Export it again.`);
  let file: ReadStream | undefined;
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Buffer> {
    file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    try {
      for await (const chunk of unpacked(file, packed)) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (cause) {
      throw explain(path, cause);
    }
  }
  return {
    name,
    bytes,
    bytesRead: () => file?.bytesRead ?? 0,
    digest: () => hash.copy().digest('hex'),
    text: decode(hashed(), name, encoding),
  };
};
