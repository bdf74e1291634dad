// Prints what every command says of itself, as JSON. A process of its own: written to a pipe, help has the same width everywhere.
import { runCli } from '../../src/cli/run-cli.ts';

export type Help = { readonly command: readonly string[]; readonly text: string };

const helpOf = async (command: readonly string[]): Promise<string> => {
  let text = '';
  const out = (more: string): void => {
    text += more;
  };
  await runCli([...command, '--help'], {
    out,
    err: out,
    isTerminal: false,
    hasColour: false,
    isDebug: false,
    untilStopped: async () => undefined,
    env: {},
  });
  return text.trimEnd();
};

// A command's line is indented by two, and what follows its name by more.
const subcommandsOf = (help: string): string[] =>
  [...(help.split(/^Commands:$/m)[1] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]));

const helpsOf = async (command: readonly string[]): Promise<Help[]> => {
  const text = await helpOf(command);
  const helps: Help[] = [{ command, text }];
  for (const name of subcommandsOf(text)) helps.push(...(await helpsOf([...command, name])));
  return helps;
};

process.stdout.write(JSON.stringify(await helpsOf([])));
