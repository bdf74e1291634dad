import { runCli } from './run-cli.ts';

const { env, stderr, stdout } = process;

// The launcher is gone, perhaps killed: what it started ends with it. The table needs no farewell.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

// Whoever read the output has read enough.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

// Ctrl-C comes twice, from the terminal and from the launcher: the second must not break off what the first began.
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  isTerminal: stderr.isTTY === true,
  hasColour: stderr.isTTY === true && !env.NO_COLOR,
  isDebug: env.TILLBOOK_DEBUG === '1',
  untilStopped,
  env,
});
