import type { Command } from 'commander';
import { answerRequest } from '../../api/answer-request.ts';
import { withoutTokens } from '../../api/tokens/token.ts';
import { apiEffects } from '../../local/api-effects.ts';
import { type Served, serve } from '../../local/http/serve.ts';
import type { Folder } from '../../local/open-folder.ts';
import { keepSwept } from '../../local/sweeping.ts';
import { globalsOf, type Session, say } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { writing } from '../with-folder.ts';

const DEFAULT_PORT = '8080';

const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError([`--port cannot be ${JSON.stringify(text)}; allowed: a number from 0, for any that is free, to 65535`]);
};

const logLine = ({ method, path, status, ms, bytes }: Served): string =>
  `${method} ${withoutTokens(path)} ${status} ${bytes} bytes ${ms} ms`;

const failureText = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const portTaken =
  (port: number) =>
  (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError([`--port ${port} is taken by another program; allowed: another port, or 0 for any that is free`]);
    throw error;
  };

const serveFolder = async (port: number, folder: Folder, session: Session): Promise<void> => {
  const onFailure = (error: unknown): void => say(session, `failed: ${withoutTokens(failureText(error))}`);
  const effects = await apiEffects(folder, { env: session.world.env, onFailure });
  const { url, stop } = await serve({
    port,
    nowMs: () => performance.now(),
    answer: (request) => answerRequest(request, effects),
    onServed: (served) => say(session, logLine(served)),
  }).catch(portTaken(port));
  const sweeping = keepSwept(folder, onFailure);
  say(session, `serving ${folder.dir} at ${url}/v1, to this machine only; Ctrl-C ends it`);
  await session.world.untilStopped();
  await stop();
  await sweeping.stop();
};

const runServe = async (options: { port: string }, session: Session, command: Command): Promise<void> => {
  const { data } = globalsOf(command);
  const port = readPort(options.port);
  await writing(session, data, (folder) => serveFolder(port, folder, session));
};

export const addServe = (program: Command, session: Session): void => {
  program
    .command('serve')
    .description('serve the API to this machine; see "tillbook token create" for access')
    .option('--port <port>', 'where to listen; 0 for any port that is free', DEFAULT_PORT)
    .action((options: { port: string }, command: Command) => runServe(options, session, command));
};
