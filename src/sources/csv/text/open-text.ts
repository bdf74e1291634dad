import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { SourceError, type SourceErrorCode } from '../../source-error.ts';
import { type ByteFile, diskFile } from './byte-file.ts';
import { decode, type Encoding } from './decode.ts';
import { unpack } from './unpack.ts';

/** A file opened for reading once. `bytesRead` are bytes of the file as it lies there; `digest` is of its unpacked content. */
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

/** Opens a text file by its path, or one that lies elsewhere; packed by gzip or not. Throws SourceError, here or while the text is read. */
export const openText = async (from: string | ByteFile, encoding: Encoding): Promise<TextFile> => {
  const file = typeof from === 'string' ? await diskFile(from).catch((cause) => Promise.reject(explain(from, cause))) : from;
  const { place, bytes } = file;
  const name = basename(place);
  if (bytes === 0) throw new SourceError('file-empty', `${place}: the file is empty. Export it again.`);
  let bytesRead = 0;
  const hash = createHash('sha256');
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of file.chunks()) {
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  async function* hashed(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of unpack(counted())) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (cause) {
      throw explain(place, cause);
    }
  }
  return {
    name,
    bytes,
    bytesRead: () => bytesRead,
    digest: () => hash.copy().digest('hex'),
    text: decode(hashed(), name, encoding),
  };
};
