import type { Command } from 'commander';
import { FolderError } from '../../local/folder-error.ts';
import type { Folder } from '../../local/open-folder.ts';
import { NETWORK, type Pulled, pullIntoFolder } from '../../local/pull-folder.ts';
import { readSources, readVariable, type SourceSettings } from '../../local/source-settings.ts';
import { countsText, countText } from '../count-text.ts';
import { EXIT } from '../exit-code.ts';
import { windowLine } from '../pulled-lines.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { writing } from '../with-folder.ts';

const pick = async (dir: string, name: string | undefined): Promise<readonly SourceSettings[]> => {
  const all = await readSources(dir);
  const picked = all.filter((source) => name === undefined || source.name === name);
  if (picked.length > 0) return picked;
  const known = all.map((source) => source.name).join(', ') || 'none';
  const asked = name === undefined ? `${dir} has no source to pull` : `${dir} has no source ${JSON.stringify(name)}; it has ${known}`;
  throw new FolderError('source-unknown', `${asked}; add it with "tillbook source add"`);
};

const pullOne = (source: SourceSettings, folder: Folder, session: Session): Promise<Pulled> =>
  pullIntoFolder(
    {
      source,
      access: { url: source.url, token: readVariable(source.tokenEnv, session.world.env) },
      network: NETWORK,
      onPage: () => undefined,
      onWindow: (state) => say(session, windowLine(state, folder.shop)),
    },
    folder,
  );

const lineOf = ({ name, counts }: Pulled): string => {
  const { accepted, duplicate, stale, quarantined, products } = counts;
  return `${name}: ${countText(accepted)} accepted, ${countText(duplicate)} duplicate, ${countText(stale)} stale, quarantined: ${countsText(quarantined)}; ${countText(products)} products`;
};

const isHeld = ({ counts: { quarantined } }: Pulled): boolean => Object.keys(quarantined).length > 0;

const runPull = async (name: string | undefined, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const pulled = await writing(session, data, async (folder) => {
    const done: Pulled[] = [];
    for (const source of await pick(data, name)) done.push(await pullOne(source, folder, session));
    return done;
  });
  if (pulled.some(isHeld)) session.exitCode = EXIT.attention;
  session.world.out(json ? toJson(pulled) : `${pulled.map(lineOf).join('\n')}\n`);
};

export const addPull = (program: Command, session: Session): void => {
  program
    .command('pull')
    .description('fetch what changed at the shops since the last pull, and what is missing of their history')
    .argument('[source]', 'as listed by "tillbook source list" (default: all)')
    .action((name: string | undefined, _: object, command: Command) => runPull(name, session, command));
};
