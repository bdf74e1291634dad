import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { Subscriber } from '../../local/demo-shop/deliver/keep-delivering.ts';
import { CALENDAR_ZONE, openDemo, openingDay } from '../../local/demo-shop/open-demo.ts';
import { readVariable, ShopUrl, VariableName } from '../../local/source-settings.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';

const VARIABLE = 'DEMO_SHOP_TOKEN';

type Options = {
  readonly seed: string;
  readonly port: string;
  readonly faults: string;
  readonly rush: string;
  readonly webhookUrl?: string;
  readonly webhookSecretEnv?: string;
};

const readNumber = (name: string, text: string, most: number, allowed: string): number => {
  const number = /^\d{1,5}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new UsageError([`${name} cannot be ${JSON.stringify(text)}; allowed: ${allowed}`]);
};

const subscriberOf = ({ webhookUrl, webhookSecretEnv }: Options, { env }: Session['world']): Subscriber | undefined => {
  if (webhookUrl === undefined) return undefined;
  if (webhookSecretEnv === undefined)
    throw new UsageError(['--webhook-url needs --webhook-secret-env, the variable that holds its secret']);
  return {
    url: readOption(ShopUrl, '--webhook-url', webhookUrl),
    secret: readVariable(readOption(VariableName, '--webhook-secret-env', webhookSecretEnv), env),
  };
};

const stepsOf = (url: string, token: string): string[] => [
  'Next, in another terminal:',
  `  export ${VARIABLE}=${token}`,
  `  npx tillbook --data demo init --zone ${CALENDAR_ZONE} --currency GBP`,
  `  npx tillbook --data demo source add retail-api --name demo --url ${url} --token-env ${VARIABLE}`,
  '  npx tillbook --data demo pull',
];

const runDemo = async (options: Options, session: Session, command: Command): Promise<void> => {
  const { json } = globalsOf(command);
  const port = readNumber('--port', options.port, 65_535, 'a number from 0, for any that is free, to 65535');
  const faults = readNumber('--faults', options.faults, 1, 'a share of the requests, from 0 to 1');
  const token = session.world.env[VARIABLE] ?? randomBytes(24).toString('base64url');
  const rushMinutes = readNumber('--rush', options.rush, 1_440, 'minutes, from 0 to 1440');
  const subscriber = subscriberOf(options, session.world);
  const onFailure = (error: unknown): void => say(session, `a webhook was not taken: ${error instanceof Error ? error.message : error}`);
  const opened = openingDay(Date.now());
  const { url, close } = await openDemo({
    seed: options.seed,
    opened,
    port,
    faults,
    token,
    rushMinutes,
    subscriber,
    onFailure,
    nowMs: Date.now,
  });
  const shown = session.world.env[VARIABLE] === undefined ? token : `$${VARIABLE}`;
  session.world.out(
    json ? toJson({ url, token: shown }) : `${[`the demo shop sells at ${url}`, '', ...stepsOf(url, shown), ''].join('\n')}`,
  );
  say(session, 'open to this machine only; Ctrl-C ends it');
  await session.world.untilStopped();
  await close();
};

export const addDemo = (program: Command, session: Session): void => {
  program
    .command('demo')
    .description('serve a made-up shop that speaks the retail API: two years of history, and it goes on selling')
    .option('--seed <text>', 'another seed is another shop', 'tillbook')
    .option('--port <port>', 'where to listen; 0 for any port that is free', '8090')
    .option('--rush <minutes>', 'so long an order comes every half minute, to watch; those are gone when the shop is opened again', '0')
    .option('--webhook-url <url>', 'where to send a webhook at every change')
    .option('--webhook-secret-env <variable>', 'the variable that holds the secret of the webhooks')
    .option('--faults <share>', 'at how many requests something goes wrong, e.g. 0.2', '0')
    .action((options: Options, command: Command) => runDemo(options, session, command));
};
