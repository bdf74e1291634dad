import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Profile } from '../../../infra/free-tier/allowances.ts';
import type { Way } from '../../../infra/free-tier/estimate/work.ts';
import type { Settings } from '../../../infra/settings.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { SETTINGS_FILE } from '../settings-file.ts';
import { UsageError } from '../usage-error.ts';

type Options = { readonly ordersPerMonth: string; readonly by: Way; readonly profile?: Profile; readonly settings?: string };

const WAYS: readonly Way[] = ['webhook', 'batch'];
const PROFILES: readonly Profile[] = ['always-free', 'legacy-12-month'];
const MOST_ORDERS = 1_000_000_000;

const readOrders = (text: string): number => {
  const orders = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (orders >= 1 && orders <= MOST_ORDERS) return orders;
  throw new UsageError([`--orders-per-month cannot be ${JSON.stringify(text)}; allowed: a whole number from 1 to ${MOST_ORDERS}`]);
};

const settingsFor = async (path: string | undefined, session: Session): Promise<Settings> => {
  if (path !== undefined || existsSync(SETTINGS_FILE)) {
    const { readSettings } = await import('../../../infra/settings.ts');
    return readSettings(path ?? SETTINGS_FILE);
  }
  say(session, `there is no ${SETTINGS_FILE}: the estimate is for a shop with one source, pulled every five minutes`);
  return (await import('../../../infra/free-tier/example-settings.ts')).EXAMPLE_SETTINGS;
};

const runEstimate = async (options: Options, session: Session, command: Command): Promise<void> => {
  const { json } = globalsOf(command);
  const ordersPerMonth = readOrders(options.ordersPerMonth);
  const settings = await settingsFor(options.settings, session);
  const [{ estimate }, { deploymentOf }, { MEASURED_USE }, { estimateLines }] = await Promise.all([
    import('../../../infra/free-tier/estimate.ts'),
    import('../../../infra/free-tier/estimate/deployment.ts'),
    import('../../../infra/free-tier/estimate/measured-use.ts'),
    import('../estimate-lines.ts'),
  ]);
  const estimated = estimate({ ordersPerMonth, by: options.by }, deploymentOf(settings, options.profile), MEASURED_USE);
  session.world.out(json ? toJson(estimated) : `${estimateLines(estimated).join('\n')}\n`);
};

export const addEstimate = (program: Command, session: Session): void => {
  program
    .command('estimate')
    .description('what so many orders a month use of the free tier of AWS, what binds first, and what it costs beyond')
    .requiredOption('--orders-per-month <count>', 'how many orders the shop has in a month')
    .addOption(
      new Option('--by <way>', 'how orders come: each by its webhooks with a pull behind them, or many at a time')
        .choices(WAYS)
        .default('webhook'),
    )
    .addOption(new Option('--profile <profile>', "the account's allowances (default: as the settings say)").choices(PROFILES))
    .option('--settings <file>', `the settings of the deployment (default: ${SETTINGS_FILE}, else an example)`)
    .action((options: Options, command: Command) => runEstimate(options, session, command));
};
