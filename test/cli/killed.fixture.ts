// Runs a command line and kills its own process, with no chance to tidy up, as soon as it says the first argument.
import { runCli } from '../../src/cli/run-cli.ts';

const [word = '', ...argv] = process.argv.slice(2);

await runCli(argv, {
  out: (text) => process.stdout.write(text),
  err: (text) => {
    if (text.includes(word)) process.kill(process.pid, 'SIGKILL');
  },
  isTerminal: false,
  hasColour: false,
  isDebug: false,
  untilStopped: async () => undefined,
  env: {},
});
