import type { Command } from 'commander';
import { type RestoreStep, restoreFolder } from '../../local/restore-folder.ts';
import { countText } from '../count-text.ts';
import { createProgress } from '../progress.ts';
import { globalsOf, type Session, toJson } from '../session.ts';

const STEP_LABELS: Readonly<Record<RestoreStep, string>> = { verifying: 'verifying export', restoring: 'restoring items' };

const runRestore = async (from: string, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const startMs = performance.now();
  const progress = createProgress(session.world);
  try {
    const onProgress = (step: RestoreStep, done: number, of: number): void => progress.show(STEP_LABELS[step], done, of);
    const { files, exportedAt, shop } = await restoreFolder(data, { from, onProgress }, session.world.folder);
    const seconds = Math.round(performance.now() - startMs) / 1000;
    const items = files.reduce((sum, file) => sum + file.items, 0);
    progress.end();
    const text = `${countText(items)} items of ${exportedAt} are restored into ${data}, in ${seconds.toFixed(1)} s\nnext: tillbook --data ${data} audit\n`;
    session.world.out(json ? toJson({ data, from, exportedAt, shop, items, seconds }) : text);
  } finally {
    progress.end();
  }
};

export const addRestore = (program: Command, session: Session): void => {
  program
    .command('restore')
    .description('make the data folder of an export; the folder named by --data must not be one yet')
    .argument('<dir>', 'the folder of the export')
    .action((from: string, _: object, command: Command) => runRestore(from, session, command));
};
