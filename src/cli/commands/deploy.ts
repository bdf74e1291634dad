import type { Command } from 'commander';
import type { Account } from '../../../infra/deploy/account.ts';
import { type Plan, planLines } from '../../../infra/deploy/plan.ts';
import { askYes } from '../ask-yes.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { SETTINGS_FILE } from '../settings-file.ts';

type Options = { readonly settings: string; readonly bootstrap: boolean; readonly yes: boolean; readonly printPolicy: boolean };

const introduce = ({ account, plan }: { account: Account; plan: Plan }, session: Session): void => {
  say(session, `account ${account.id}, region ${account.region}, as ${account.caller}`);
  for (const line of planLines(plan)) say(session, `  ${line}`);
};

const nextLines = ({ url, token }: { url: string; token: string | null }): string[] => [
  `page   ${url}/`,
  `API    ${url}/v1/openapi.json`,
  ...(token === null
    ? []
    : [`token  ${token}`, '       shown this once: it signs you in to the page and reads, collects and administers for 90 days']),
];

const printPolicy = async (path: string, { world }: Session): Promise<void> => {
  const [{ deployerPolicy }, { namesOf }, { readSettings }] = await Promise.all([
    import('../../../infra/deploy/deployer-policy.ts'),
    import('../../../infra/names.ts'),
    import('../../../infra/settings.ts'),
  ]);
  world.out(toJson(deployerPolicy(namesOf(readSettings(path).shop))));
};

const runDeploy = async ({ settings: path, bootstrap, yes }: Options, session: Session, command: Command): Promise<void> => {
  const { json } = globalsOf(command);
  // The CDK takes a second to load, which only who deploys should wait for.
  const [{ deploy }, { readSettings }, { costLines }] = await Promise.all([
    import('../../../infra/deploy/deploy.ts'),
    import('../../../infra/settings.ts'),
    import('../cost-lines.ts'),
  ]);
  const settings = readSettings(path);
  const deployed = await deploy({
    settings,
    mayBootstrap: bootstrap,
    env: session.world.env,
    confirm: async (intent) => {
      introduce(intent, session);
      for (const line of costLines(settings)) say(session, line);
      return askYes('Deploy this?', session, yes);
    },
    say: (line) => say(session, line),
  });
  if (deployed === undefined) say(session, 'nothing was changed');
  else session.world.out(json ? toJson(deployed) : `${nextLines(deployed).join('\n')}\n`);
};

export const addDeploy = (program: Command, session: Session): void => {
  program
    .command('deploy')
    .description('bring the shop of a settings file, or what has changed of it, into your own AWS account; safe to run again')
    .option('--settings <file>', 'the settings of the deployment', SETTINGS_FILE)
    .option('--bootstrap', 'prepare the region for the CDK, where that was never done', false)
    .option('--yes', 'ask nothing', false)
    .option('--print-policy', 'only print the IAM policy that is enough for whoever deploys this shop', false)
    .action((options: Options, command: Command) =>
      options.printPolicy ? printPolicy(options.settings, session) : runDeploy(options, session, command),
    );
};
