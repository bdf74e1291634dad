import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ITEM_FORMAT } from '../store/item-format.ts';
import { BackupError } from './backup-error.ts';
import { MANIFEST, SECRET } from './export-names.ts';
import { replaceFile } from './replace-file.ts';

/** The format of an export: its files, its manifest, how a line says an item. */
export const EXPORT_FORMAT = 1;

const Count = z.int().check(z.gte(0));
const Sum = z.object({ bytes: Count, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

const FileEntry = z.extend(Sum, { file: z.string().check(z.regex(/^[a-z0-9-]+\.jsonl$/)), items: Count });
export type FileEntry = z.infer<typeof FileEntry>;

/**
 * What an export is. `itemFormat` is that of the table it was made of; `shop` its settings, for whoever reads it: they also stand among the
 * items. `isRebuildUnfinished`: a rebuild had broken off, and parts of the book follow other settings than the rest.
 */
const Manifest = z.object({
  format: z.int(),
  itemFormat: z.int(),
  exportedAt: z.iso.datetime(),
  shop: z.record(z.string(), z.unknown()),
  isRebuildUnfinished: z.boolean(),
  files: z.array(FileEntry),
  secret: z.extend(Sum, { file: z.literal(SECRET) }),
});
export type Manifest = z.infer<typeof Manifest>;

/** All bytes that an export has by its manifest. */
export const bytesOf = ({ files, secret }: Manifest): number => files.reduce((sum, { bytes }) => sum + bytes, secret.bytes);

/** All items that it has. */
export const itemsOf = ({ files }: Pick<Manifest, 'files'>): number => files.reduce((sum, { items }) => sum + items, 0);

const readText = async (dir: string): Promise<string> => {
  try {
    return await readFile(join(dir, MANIFEST), 'utf8');
  } catch (cause) {
    const remedy = 'name the folder of a finished export, or run the export again: it goes on where it stopped';
    throw new BackupError('unfinished', `${dir} has no ${MANIFEST}, so it is no finished export; ${remedy}`, { cause });
  }
};

const damaged = (path: string, what: string, cause?: unknown): BackupError =>
  new BackupError('damaged', `${path} ${what}; take another copy of this export, or another export`, { cause });

const parseJson = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, 'is not JSON', cause);
  }
};

const Formats = z.object({ format: z.int(), itemFormat: z.int() });

const refuseNewer = (path: string, { format, itemFormat }: z.infer<typeof Formats>): void => {
  const remedy = 'restore it with the version of tillbook that made it, or a newer one';
  if (format > EXPORT_FORMAT)
    throw new BackupError('newer-format', `${path} has format ${format}, this version knows ${EXPORT_FORMAT}; ${remedy}`);
  if (itemFormat > ITEM_FORMAT)
    throw new BackupError('newer-format', `${path} has items of format ${itemFormat}, this version knows ${ITEM_FORMAT}; ${remedy}`);
};

/** Reads what an export says of itself. Throws BackupError where it is not finished, newer than this program, or no longer what it was. */
export const readManifest = async (dir: string): Promise<Manifest> => {
  const path = join(dir, MANIFEST);
  const json = parseJson(path, await readText(dir));
  const formats = Formats.safeParse(json);
  if (formats.success) refuseNewer(path, formats.data);
  const manifest = Manifest.safeParse(json);
  if (manifest.success) return manifest.data;
  const [issue] = manifest.error.issues;
  throw damaged(path, `has a wrong "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not as it was written'}`);
};

/** Makes an export a finished one. */
export const writeManifest = (dir: string, manifest: Manifest): Promise<void> =>
  replaceFile(join(dir, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
