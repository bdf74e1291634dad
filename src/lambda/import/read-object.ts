import type { ImportObject, ImportState } from '../../pipeline/import-state.ts';
import { writeImport } from '../../pipeline/import-state.ts';
import type { ByteFile } from '../../sources/csv/text/byte-file.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportTools, OpenedObject } from './import-tools.ts';

/**
 * The temporary file becomes up to 1.8 times as large as a plain file, and has 512 MB.
 * @unit bytes
 * @source measured on 2.3 million rows, sorted and shuffled: 285 and 351 MB for 200 MB
 */
export const LARGEST_BYTES = 250_000_000;

/** So often a worker that reads gives a sign of life. @unit milliseconds */
const BEAT_MS = 60_000;

// S3 writes tags in quotes in its headers, and without in its messages.
const bare = (etag: string): string => etag.replaceAll('"', '');

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const goneError = (key: string): ImportRefused =>
  new ImportRefused(`${key}: there is no such object any more, or this function may not read it. Put it there again to import it.`);

const changedError = (key: string): ImportRefused =>
  new ImportRefused(`${key}: another content has taken its place before this one was read to its end. The new one is imported by itself.`);

/** Opens an object as long as it is the one that was noted. Throws ImportRefused where it is not. */
export const openNoted = async ({ key, etag, bytes }: ImportObject, tools: Pick<ImportTools, 'openObject'>): Promise<OpenedObject> => {
  if (bytes > LARGEST_BYTES) {
    const limit = LARGEST_BYTES / 1e6;
    throw new ImportRefused(
      `${key}: ${Math.ceil(bytes / 1e6)} MB are more than ${limit} MB. Split the file into parts, each with the header.`,
    );
  }
  const object = await tools.openObject(key).catch((error) => {
    throw named(error, 'AccessDenied') ? goneError(key) : error;
  });
  if (object === undefined) throw goneError(key);
  if (bare(object.etag) === bare(etag)) return object;
  object.discard();
  throw changedError(key);
};

/** The bytes of an open object. While they are read the worker shows that it lives, and stops at its deadline. */
export const fileOf = (object: OpenedObject, state: ImportState, { effects, deadline }: ImportTools): ByteFile => {
  const place = state.object?.key ?? '';
  async function* chunks(): AsyncGenerator<Buffer> {
    let beatMs = effects.nowMs();
    try {
      for await (const { buffer, byteOffset, byteLength } of object.body) {
        deadline.check();
        if (effects.nowMs() - beatMs >= BEAT_MS) {
          beatMs = effects.nowMs();
          await writeImport({ ...state, beatMs }, effects);
        }
        yield Buffer.from(buffer, byteOffset, byteLength);
      }
    } catch (error) {
      throw named(error, 'PreconditionFailed') ? changedError(place) : error;
    }
  }
  return { place, bytes: object.bytes, chunks };
};
