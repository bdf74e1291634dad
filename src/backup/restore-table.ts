import { join } from 'node:path';
import { kindOfItem } from '../store/kind-of-item.ts';
import type { Item, Table } from '../store/port.ts';
import { BackupError } from './backup-error.ts';
import { itemOfLine } from './item-line.ts';
import { itemsOf, type Manifest } from './manifest.ts';
import { readLines } from './read-lines.ts';

const REMEDY = 'the export is not as tillbook wrote it: take another copy of it, or another export';

const parse = (line: string, place: string): Item => {
  try {
    return itemOfLine(line);
  } catch (cause) {
    throw new BackupError('damaged', `${place}: not an item (${cause instanceof Error ? cause.message : cause}); ${REMEDY}`, { cause });
  }
};

const putLine = async (line: string, place: string, { putIf }: Pick<Table, 'putIf'>): Promise<void> => {
  const item = parse(line, place);
  if (kindOfItem(item) === undefined)
    throw new BackupError('undescribed', `${place}: item ${item.pk} / ${item.sk} is of no kind that this version knows; use a newer one`);
  const { kind } = await putIf(item, { kind: 'absent' });
  if (kind === 'refused') throw new BackupError('damaged', `${place}: item ${item.pk} / ${item.sk} stands a second time; ${REMEDY}`);
};

/** Puts every item of a verified export into an empty table. */
export const restoreTable = async (
  { dir, files }: { readonly dir: string } & Pick<Manifest, 'files'>,
  table: Pick<Table, 'putIf'>,
  onProgress: (done: number, of: number) => void,
): Promise<void> => {
  const of = itemsOf({ files });
  let done = 0;
  for (const { file } of files) {
    const path = join(dir, file);
    let at = 0;
    for await (const lines of readLines(path)) {
      for (const line of lines) {
        at += 1;
        await putLine(line, `${path}, line ${at}`, table);
      }
      done += lines.length;
      onProgress(done, of);
    }
  }
};
