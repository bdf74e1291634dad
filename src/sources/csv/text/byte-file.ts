import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

const CHUNK_BYTES = 32_768;

/** A file as bytes, wherever it lies. `place` is what people know it by; `chunks` reads it from its beginning. */
export type ByteFile = { readonly place: string; readonly bytes: number; readonly chunks: () => AsyncIterable<Buffer> };

/** A file on the disk. */
export const diskFile = async (path: string): Promise<ByteFile> => {
  const { size, isDirectory } = await stat(path).then((found) => ({ size: found.size, isDirectory: found.isDirectory() }));
  if (isDirectory) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
  return { place: path, bytes: size, chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
};
