import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { ITEM_FORMAT } from '../store/item-format.ts';
import { ITEM_FILES, PROGRESS } from './export-names.ts';
import { EXPORT_FORMAT } from './manifest.ts';
import { replaceFile } from './replace-file.ts';

const Count = z.int().check(z.gte(0));

/**
 * How far an export has come. `of` is what it is made of: when that differs, what was written is of no use. `scanned` counts the bytes of
 * the items so far.
 */
const ExportProgress = z.object({
  of: z.string(),
  cursor: z.optional(z.string()),
  scanned: Count,
  files: z.record(z.string(), z.object({ items: Count, bytes: Count })),
});
export type ExportProgress = z.infer<typeof ExportProgress>;

/** What an export is made of: the formats, the files, and the table in the state that `stamp` tells from any other. */
const madeOf = (stamp: string): string => JSON.stringify([EXPORT_FORMAT, ITEM_FORMAT, ITEM_FILES, stamp]);

export const noProgress = (stamp: string): ExportProgress => ({ of: madeOf(stamp), scanned: 0, files: {} });

const parse = (text: string): ExportProgress | undefined => {
  try {
    return ExportProgress.parse(JSON.parse(text));
  } catch {
    return undefined; // killed or without power as it was written: there is nothing to go on from
  }
};

// After a loss of power a file may be shorter than it was said to be.
const isThere = async (dir: string, { files }: ExportProgress): Promise<boolean> => {
  const sizes = await Promise.all(
    Object.entries(files).map(async ([file, { bytes }]) => ({
      bytes,
      size: await stat(join(dir, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    })),
  );
  return sizes.every(({ size, bytes }) => size >= bytes);
};

/** Where an export broke off, or undefined where it must begin anew: something has changed, or what was written is not there. */
export const readProgress = async (dir: string, stamp: string): Promise<ExportProgress | undefined> => {
  const progress = parse(await readFile(join(dir, PROGRESS), 'utf8'));
  return progress !== undefined && progress.of === madeOf(stamp) && (await isThere(dir, progress)) ? progress : undefined;
};

export const writeProgress = (dir: string, progress: ExportProgress): Promise<void> =>
  replaceFile(join(dir, PROGRESS), JSON.stringify(progress));

export const dropProgress = (dir: string): Promise<void> => rm(join(dir, PROGRESS), { force: true });
