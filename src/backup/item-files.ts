import { join } from 'node:path';
import { kindOfItem } from '../store/kind-of-item.ts';
import type { Item } from '../store/port.ts';
import { BackupError } from './backup-error.ts';
import { type ExportFile, type Extent, openExportFile } from './export-file.ts';
import { fileOfKind, ITEM_FILES } from './export-names.ts';
import { lineOfItem } from './item-line.ts';
import type { FileEntry } from './manifest.ts';

/** The files of an export, all open: a scan may give items of any kind at any time. */
export type ItemFiles = {
  readonly append: (items: readonly Item[]) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly extents: () => Readonly<Record<string, Extent>>;
  readonly entries: () => FileEntry[];
  readonly close: () => Promise<void>;
};

const fileOfItem = (item: Item): string => {
  const kind = kindOfItem(item);
  if (kind !== undefined) return fileOfKind(kind);
  const remedy = 'the table was written by another version of tillbook: export with that one, and report it if there is none';
  throw new BackupError('undescribed', `item ${item.pk} / ${item.sk} is of no kind that is known; ${remedy}`);
};

/** Opens the files where each was left. */
export const openItemFiles = async (dir: string, extents: Readonly<Record<string, Extent>>): Promise<ItemFiles> => {
  const files = new Map<string, ExportFile>();
  for (const name of ITEM_FILES) files.set(name, await openExportFile(join(dir, name), extents[name] ?? { items: 0, bytes: 0 }));
  const each = async (work: (file: ExportFile) => Promise<void>): Promise<void> => {
    for (const file of files.values()) await work(file);
  };
  return {
    append: async (items) => {
      for (const [name, own] of Map.groupBy(items, fileOfItem)) await files.get(name)?.append(own.map(lineOfItem));
    },
    sync: () => each((file) => file.sync()),
    extents: () => Object.fromEntries([...files].map(([name, file]) => [name, file.extent()])),
    entries: () => [...files].map(([file, { extent, sha256 }]) => ({ file, ...extent(), sha256: sha256() })),
    close: () => each((file) => file.close()),
  };
};
