import type { Command } from 'commander';
import type { FailedEvent } from '../../../infra/deploy/failed-event.ts';
import { EXIT } from '../exit-code.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { SETTINGS_FILE } from '../settings-file.ts';

type Options = { readonly settings: string };

const lineOf = ({ at, functionName, why, event }: FailedEvent): string =>
  `${at}  ${functionName ?? 'a schedule'}  ${why}  ${JSON.stringify(event).slice(0, 200)}`;

const shown = ({ receipt: _, ...event }: FailedEvent) => event;

const load = () => Promise.all([import('../../../infra/deploy/failed-events.ts'), import('../../../infra/deploy/open-deployed.ts')]);

const show = (events: readonly FailedEvent[], nothing: string, { session, json }: { session: Session; json: boolean }): void => {
  const lines = events.length === 0 ? [nothing] : events.map(lineOf);
  session.world.out(json ? toJson(events.map(shown)) : `${lines.join('\n')}\n`);
};

const runList = async ({ settings }: Options, session: Session, command: Command): Promise<void> => {
  const [{ listFailed }, { openDeployed }] = await load();
  const events = await listFailed(await openDeployed(settings));
  if (events.length > 0) session.exitCode = EXIT.attention;
  show(events, 'no event has failed', { session, json: globalsOf(command).json });
};

const runReplay = async ({ settings }: Options, session: Session, command: Command): Promise<void> => {
  const [{ replayFailed }, { openDeployed }] = await load();
  const events = await replayFailed(await openDeployed(settings));
  show(events, 'no event has failed', { session, json: globalsOf(command).json });
};

export const addFailed = (program: Command, session: Session): void => {
  const failed = program.command('failed').description('events on AWS whose function failed in the end: files, schedules');
  failed
    .command('list')
    .description('what waits, with the function and why it failed; exit code 3 where there is something')
    .option('--settings <file>', 'the settings of the deployment', SETTINGS_FILE)
    .action((options: Options, command: Command) => runList(options, session, command));
  failed
    .command('replay')
    .description('start the function of each again, with the same event; doing so twice changes nothing')
    .option('--settings <file>', 'the settings of the deployment', SETTINGS_FILE)
    .action((options: Options, command: Command) => runReplay(options, session, command));
};
