import type { Command } from 'commander';
import { askYes } from '../ask-yes.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { SETTINGS_FILE } from '../settings-file.ts';

type Options = { readonly settings: string; readonly yes: boolean };

const runDestroy = async ({ settings: path, yes }: Options, session: Session, command: Command): Promise<void> => {
  const { json } = globalsOf(command);
  const [{ destroy }, { readSettings }] = await Promise.all([
    import('../../../infra/deploy/destroy.ts'),
    import('../../../infra/settings.ts'),
  ]);
  const kept = await destroy({
    settings: readSettings(path),
    confirm: async ({ account, stacks }) => {
      say(session, `account ${account.id}, region ${account.region}: ${stacks.length === 0 ? 'nothing stands' : stacks.join(', ')}`);
      return askYes('Take these down?', session, yes);
    },
    say: (line) => say(session, line),
  });
  if (kept === undefined) say(session, 'nothing was changed');
  else session.world.out(json ? toJson({ kept }) : `kept:\n${kept.map((line) => `  ${line}`).join('\n')}\n`);
};

export const addDestroy = (program: Command, session: Session): void => {
  program
    .command('destroy')
    .description('take down what runs of a deployed shop; its book is kept, and a later deploy goes on with it')
    .option('--settings <file>', 'the settings of the deployment', SETTINGS_FILE)
    .option('--yes', 'ask nothing', false)
    .action((options: Options, command: Command) => runDestroy(options, session, command));
};
