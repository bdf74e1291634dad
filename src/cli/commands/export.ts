import type { Command } from 'commander';
import type { Beginning } from '../../backup/begin-export.ts';
import { bytesOf, itemsOf, type Manifest } from '../../backup/manifest.ts';
import { exportFolder, type FolderExport } from '../../local/export-folder.ts';
import { AWS_OPTION, type AwsOptions } from '../aws-option.ts';
import { byteText } from '../byte-text.ts';
import { countText } from '../count-text.ts';
import { createProgress } from '../progress.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';

const BEGINNINGS = {
  new: [],
  resumed: ['an export that broke off is there: it goes on where it stopped'],
  again: ['an export that broke off is there, but the folder has changed since, or not all had reached the disk: it starts over'],
} as const satisfies Record<Beginning, readonly string[]>;

/** What an export prints. */
type Exported = Manifest & { readonly dir: string; readonly items: number; readonly bytes: number; readonly seconds: number };

const linesOf = ({ files, ...exported }: Exported): string[] => [
  ...files
    .filter(({ items }) => items > 0)
    .map(({ file, items, bytes }) => `${file.padEnd(32)} ${countText(items).padStart(9)} items ${byteText(bytes).padStart(9)}`),
  `${countText(exported.items)} items in ${files.length} files, ${byteText(exported.bytes)}, are in ${exported.dir}, in ${exported.seconds.toFixed(1)} s`,
];

type Place = AwsOptions & { readonly data: string; readonly dir: string };

const exportFrom = async ({ data, aws }: Place, request: FolderExport): Promise<Manifest> => {
  if (aws === undefined) return exportFolder(data, request);
  const { exportDeployed } = await import('../../../infra/deploy/export-deployed.ts');
  return exportDeployed(aws, request);
};

const exportShown = async (place: Place, session: Session): Promise<Manifest> => {
  const progress = createProgress(session.world);
  const onBegin = (beginning: Beginning): void => {
    for (const line of BEGINNINGS[beginning]) say(session, line);
  };
  try {
    return await exportFrom(place, { dir: place.dir, onBegin, onProgress: (done, of) => progress.show('exporting', done, of) });
  } finally {
    progress.end();
  }
};

const runExport = async (dir: string, { aws }: AwsOptions, { session, command }: { session: Session; command: Command }): Promise<void> => {
  const { data, json } = globalsOf(command);
  const startMs = performance.now();
  const manifest = await exportShown({ data, dir, ...(aws !== undefined && { aws }) }, session);
  const seconds = Math.round(performance.now() - startMs) / 1000;
  const exported: Exported = { dir, items: itemsOf(manifest), bytes: bytesOf(manifest), seconds, ...manifest };
  say(
    session,
    `${dir} holds ${manifest.secret.file}, the secret by which guests are recognised: keep the export as safe as the ${aws === undefined ? 'folder' : 'account'}`,
  );
  session.world.out(json ? toJson(exported) : `${linesOf(exported).join('\n')}\n`);
};

export const addExport = (program: Command, session: Session): void => {
  program
    .command('export')
    .description('write all that the folder holds as plain files, a JSON line an item, to keep or to restore')
    .argument('<dir>', 'the folder to write into: new, empty, or of an export that broke off, which then goes on')
    .addOption(AWS_OPTION())
    .action((dir: string, options: AwsOptions, command: Command) => runExport(dir, options, { session, command }));
};
