import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { Day } from '../../domain/time/day.ts';
import { openingDay } from '../demo-shop/open-demo.ts';
import { FolderError } from '../folder-error.ts';
import { folderFiles } from '../folder-files.ts';
import { makeDir } from '../open-folder.ts';

/** `opened`: the day on which the folder's demo shop opened, so that it has the same past for as long as the folder is kept. */
const DemoFile = z.strictObject({ opened: Day });

/** Whether a folder is that of the demo shop, and of nobody's own orders. */
export const isDemoFolder = (dir: string): boolean => existsSync(folderFiles(dir).demo);

/** Says of a folder to come that it is the demo shop's. */
export const foundDemo = async (dir: string, nowMs: number): Promise<void> => {
  await makeDir(dir);
  await writeFile(folderFiles(dir).demo, `${JSON.stringify({ opened: openingDay(nowMs) })}\n`, { mode: 0o600 });
};

/** When the demo shop of a folder opened. */
export const readOpeningDay = async (dir: string): Promise<Day> => {
  const { demo } = folderFiles(dir);
  try {
    return DemoFile.parse(JSON.parse(await readFile(demo, 'utf8'))).opened;
  } catch (cause) {
    throw new FolderError('unusable', `${demo} is not what "tillbook start" wrote; remove the folder, the demo shop fills it again`, {
      cause,
    });
  }
};
