import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { findDamage } from './find-damage.ts';
import { bytesOf, type Manifest, readManifest } from './manifest.ts';

type Found = { readonly bytes: number; readonly lines: number; readonly sha256: string };

const CHUNK_BYTES = 1_048_576;
const NEWLINE = 10;

const linesIn = (chunk: Uint8Array): number => {
  let lines = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
};

const measure = async (path: string, onBytes: (bytes: number) => void): Promise<Found> => {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    lines += linesIn(chunk);
    onBytes(chunk.length);
  }
  return { bytes, lines, sha256: hash.digest('hex') };
};

const REMEDY = 'nothing was restored: take another copy of this export, or another export';

const missing = (path: string, cause: unknown): BackupError =>
  new BackupError('damaged', `${path} cannot be read, though the manifest names it; ${REMEDY}`, { cause });

type Expected = { readonly file: string; readonly bytes: number; readonly sha256: string; readonly items?: number };

const differences = (expected: Expected, found: Found): string[] => [
  ...(expected.bytes === found.bytes ? [] : [`expected ${expected.bytes} bytes, found ${found.bytes}`]),
  ...(expected.items === undefined || expected.items === found.lines ? [] : [`expected ${expected.items} items, found ${found.lines}`]),
  ...(expected.sha256 === found.sha256 ? [] : [`expected sha256 ${expected.sha256}, found ${found.sha256}`]),
];

const checkFile = async (dir: string, expected: Expected, onBytes: (bytes: number) => void): Promise<void> => {
  const path = join(dir, expected.file);
  const found = await measure(path, onBytes).catch((cause) => {
    throw missing(path, cause);
  });
  const differs = differences(expected, found);
  if (differs.length === 0) return;
  const damage = expected.items === undefined ? undefined : await findDamage(path);
  const place = damage === undefined ? path : `${path}, line ${damage.line}: ${damage.fault};`;
  throw new BackupError('damaged', `${place} ${differs.join(', ')}; ${REMEDY}`);
};

/** Proves that an export is whole and unchanged: every count and every checksum. Throws BackupError where it is not. */
export const verifyExport = async (dir: string, onProgress: (done: number, of: number) => void): Promise<Manifest> => {
  const manifest = await readManifest(dir);
  const of = bytesOf(manifest);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress(done, of);
  };
  for (const expected of [...manifest.files, manifest.secret]) await checkFile(dir, expected, onBytes);
  return manifest;
};
