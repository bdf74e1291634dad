import type { Command } from 'commander';
import { itemsOf, type Manifest } from '../../backup/manifest.ts';
import { type RestoreStep, restoreFolder } from '../../local/restore-folder.ts';
import { countText } from '../count-text.ts';
import { createProgress } from '../progress.ts';
import { globalsOf, type Session, toJson } from '../session.ts';

const STEP_LABELS: Readonly<Record<RestoreStep, string>> = { verifying: 'verifying export', restoring: 'restoring items' };

const restoreShown = async (data: string, from: string, { world }: Session): Promise<Manifest> => {
  const progress = createProgress(world);
  const onProgress = (step: RestoreStep, done: number, of: number): void => progress.show(STEP_LABELS[step], done, of);
  try {
    return await restoreFolder(data, { from, onProgress }, world.folder);
  } finally {
    progress.end();
  }
};

const runRestore = async (from: string, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const startMs = performance.now();
  const manifest = await restoreShown(data, from, session);
  const seconds = Math.round(performance.now() - startMs) / 1000;
  const { exportedAt, shop } = manifest;
  const items = itemsOf(manifest);
  const lines = [
    `${countText(items)} items of ${exportedAt} are restored into ${data}, in ${seconds.toFixed(1)} s`,
    `next: tillbook --data ${data} audit`,
  ];
  session.world.out(json ? toJson({ data, from, exportedAt, shop, items, seconds }) : `${lines.join('\n')}\n`);
};

export const addRestore = (program: Command, session: Session): void => {
  program
    .command('restore')
    .description('make the data folder of an export; the folder named by --data must not be one yet')
    .argument('<dir>', 'the folder of the export')
    .action((from: string, _: object, command: Command) => runRestore(from, session, command));
};
