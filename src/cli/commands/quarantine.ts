import type { Command } from 'commander';
import { FolderError } from '../../local/folder-error.ts';
import { replayQuarantine } from '../../local/replay-quarantine.ts';
import { listQuarantined, type Quarantined } from '../../pipeline/quarantine.ts';
import type { Replayed } from '../../pipeline/replay.ts';
import { loadProfile } from '../../sources/csv/profile/load-profile.ts';
import { countText } from '../count-text.ts';
import { EXIT } from '../exit-code.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { reading, writing } from '../with-folder.ts';

const expiryOf = ({ expiresAt }: Quarantined): string => new Date(expiresAt * 1000).toISOString();

const summaryOf = (held: Quarantined) => {
  const { id, receivedAt, reason, origin, detail } = held;
  return { id, receivedAt, expiresAt: expiryOf(held), reason, origin, detail };
};

const listLine = ({ id, reason, origin, detail }: Quarantined): string => `${id}  ${reason}  ${origin}\n    ${detail}`;

const runList = async (session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const held = await reading(session, data, ({ effects }) => listQuarantined(effects));
  const advice = 'correct the file or the profile and import again, or: tillbook quarantine replay [ID] --profile FILE';
  const lines = held.length === 0 ? ['nothing is in quarantine'] : [...held.map(listLine), `${countText(held.length)} records; ${advice}`];
  session.world.out(json ? toJson(held.map(summaryOf)) : `${lines.join('\n')}\n`);
};

const pick = (all: readonly Quarantined[], id: string | undefined, data: string): Quarantined[] => {
  const picked = all.filter((held) => id === undefined || held.id === id);
  if (picked.length > 0 || id === undefined) return picked;
  throw new FolderError('record-unknown', `${id} is not in the quarantine of ${data}; see "tillbook quarantine list"`);
};

const runShow = async (id: string, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const held = await reading(session, data, async ({ effects }) => pick(await listQuarantined(effects), id, data));
  const shown = held.map((one) => ({ ...summaryOf(one), profile: one.profile, record: JSON.parse(one.record) }));
  session.world.out(json ? toJson(shown) : shown.map(toJson).join(''));
};

const replayLine = ({ id, outcome, order, reason, detail }: Replayed): string =>
  [`${id}  ${outcome}`, order, reason, detail].filter((part) => part !== undefined).join('  ');

const runReplay = async (
  id: string | undefined,
  options: { profile?: string },
  context: { session: Session; command: Command },
): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const profile = options.profile === undefined ? undefined : await loadProfile(options.profile);
  const replayed = await writing(session, data, async (folder) =>
    replayQuarantine(pick(await listQuarantined(folder.effects), id, data), profile, folder),
  );
  if (replayed.some(({ outcome }) => outcome === 'quarantined')) session.exitCode = EXIT.attention;
  const lines = replayed.length === 0 ? ['nothing is in quarantine'] : replayed.map(replayLine);
  session.world.out(json ? toJson(replayed) : `${lines.join('\n')}\n`);
};

export const addQuarantine = (program: Command, session: Session): void => {
  const quarantine = program.command('quarantine').description('records that could not be taken, kept for 30 days without personal data');
  quarantine
    .command('list')
    .description('what is in quarantine, and why')
    .action((_: object, command: Command) => runList(session, command));
  quarantine
    .command('show')
    .description('one record as it was kept')
    .argument('<id>', 'as listed')
    .action((id: string, _: object, command: Command) => runShow(id, session, command));
  quarantine
    .command('replay')
    .description('take one record, or all, through the same door again')
    .argument('[id]', 'as listed (default: all)')
    .option('--profile <name|file>', 'the corrected profile (default: the one each came with)')
    .action((id: string | undefined, options: { profile?: string }, command: Command) => runReplay(id, options, { session, command }));
};
