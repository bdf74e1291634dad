import type { Command } from 'commander';
import { itemsOf, type Manifest } from '../../backup/manifest.ts';
import { type FolderRestore, type RestoreStep, restoreFolder } from '../../local/restore-folder.ts';
import { AWS_OPTION, type AwsOptions } from '../aws-option.ts';
import { countText } from '../count-text.ts';
import { createProgress } from '../progress.ts';
import { globalsOf, type Session, toJson } from '../session.ts';

const STEP_LABELS: Readonly<Record<RestoreStep, string>> = { verifying: 'verifying export', restoring: 'restoring items' };

type Place = AwsOptions & { readonly data: string; readonly from: string };

const restoreTo = async ({ data, aws }: Place, request: FolderRestore, { world }: Session): Promise<Manifest> => {
  if (aws === undefined) return restoreFolder(data, request, world.folder);
  const { restoreDeployed } = await import('../../../infra/deploy/restore-deployed.ts');
  return restoreDeployed(aws, request);
};

const restoreShown = async (place: Place, session: Session): Promise<Manifest> => {
  const { world } = session;
  const progress = createProgress(world);
  const onProgress = (step: RestoreStep, done: number, of: number): void => progress.show(STEP_LABELS[step], done, of);
  try {
    return await restoreTo(place, { from: place.from, onProgress }, session);
  } finally {
    progress.end();
  }
};

const runRestore = async (
  from: string,
  { aws }: AwsOptions,
  { session, command }: { session: Session; command: Command },
): Promise<void> => {
  const { data, json } = globalsOf(command);
  const startMs = performance.now();
  const manifest = await restoreShown({ data, from, ...(aws !== undefined && { aws }) }, session);
  const seconds = Math.round(performance.now() - startMs) / 1000;
  const into = aws ?? data;
  const { exportedAt, shop } = manifest;
  const items = itemsOf(manifest);
  const lines = [
    `${countText(items)} items of ${exportedAt} are restored into ${into}, in ${seconds.toFixed(1)} s`,
    `next: ${aws === undefined ? `tillbook --data ${data} audit` : `tillbook deploy --settings ${aws}`}`,
  ];
  session.world.out(json ? toJson({ data: into, from, exportedAt, shop, items, seconds }) : `${lines.join('\n')}\n`);
};

export const addRestore = (program: Command, session: Session): void => {
  program
    .command('restore')
    .description('make the data folder of an export; the folder named by --data must not be one yet')
    .argument('<dir>', 'the folder of the export')
    .addOption(AWS_OPTION())
    .action((from: string, options: AwsOptions, command: Command) => runRestore(from, options, { session, command }));
};
