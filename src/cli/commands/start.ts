import type { Command } from 'commander';
import { withoutTokens } from '../../api/tokens/token.ts';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { CALENDAR_ZONE } from '../../local/demo-shop/open-demo.ts';
import type { Served } from '../../local/http/serve.ts';
import { foundDemo, isDemoFolder } from '../../local/live/demo-folder.ts';
import { openLive } from '../../local/live/open-live.ts';
import { type Folder, initFolder, isInitialised, isUnrestored } from '../../local/open-folder.ts';
import { windowLine } from '../pulled-lines.ts';
import { portTaken, readPort } from '../read-port.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { writing } from '../with-folder.ts';

const DEFAULT_PORT = '4242';

const DEMO_SHOP = { zone: CALENDAR_ZONE, currency: CurrencyCode.parse('GBP'), weekStart: 'monday' } as const;

type Options = { readonly port: string; readonly demo: boolean; readonly log?: true };

const failureText = (error: unknown): string => withoutTokens(error instanceof Error ? error.message : String(error));

const logLine = ({ method, path, status, ms, bytes }: Served): string =>
  `${method} ${withoutTokens(path)} ${status} ${bytes} bytes ${ms} ms`;

/** A new folder gets the demo shop, and one that has it goes on with it. Nobody's own orders are mixed with the demo's. */
const prepareDemo = async (dir: string, session: Session): Promise<boolean> => {
  if (isInitialised(dir) || isUnrestored(dir)) return isDemoFolder(dir);
  await foundDemo(dir, Date.now());
  await initFolder(dir, DEMO_SHOP, session.world.folder);
  say(session, `${dir} is new: set up for ${DEMO_SHOP.zone} and ${DEMO_SHOP.currency}, with a demo shop that goes on selling`);
  return true;
};

const live = async (
  folder: Folder,
  options: Options,
  how: { session: Session; port: number; withDemo: boolean; json: boolean },
): Promise<void> => {
  const { session, port, withDemo, json } = how;
  const { url, signInUrl, stop } = await openLive(folder, {
    port,
    withDemo,
    env: session.world.env,
    onServed: (served) => (options.log ? say(session, logLine(served)) : undefined),
    onWindow: (state) => say(session, windowLine(state, folder.shop)),
    onFailure: (what, error) => say(session, `failed: ${what}: ${failureText(error)}`),
  }).catch(portTaken(port));
  session.world.out(
    json
      ? toJson({ url, signInUrl, api: `${url}/v1` })
      : [`Tillbook is at ${url} (this machine only; Ctrl-C ends it)`, `Sign in, once: ${signInUrl}`, ''].join('\n'),
  );
  await session.world.untilStopped();
  await stop();
};

const runStart = async (options: Options, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const port = readPort(options.port);
  const withDemo = options.demo && (await prepareDemo(data, session));
  await writing(session, data, (folder) => live(folder, options, { session, port, withDemo, json }));
};

export const addStart = (program: Command, session: Session): void => {
  program
    .command('start')
    .description(
      'serve the page and the API to this machine, pull the shops and keep the figures fresh; a folder that is new gets a demo shop',
    )
    .option('--port <port>', 'where to listen; 0 for any port that is free', DEFAULT_PORT)
    .option('--no-demo', "without the demo shop: only the folder's own sources")
    .option('--log', 'say each request that was answered')
    .action((options: Options, command: Command) => runStart(options, session, command));
};
