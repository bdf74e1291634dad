import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GENERATED } from './markdown.ts';
import type { Help } from './print-helps.ts';

const PRINTER = fileURLToPath(new URL('print-helps.ts', import.meta.url));

const readHelps = (): readonly Help[] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PRINTER], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the help of the commands could not be printed: ${stderr}`);
  return JSON.parse(stdout);
};

const sectionOf = ({ command, text }: Help): string[] => [
  `${'#'.repeat(Math.min(command.length + 2, 3))} ${['tillbook', ...command].join(' ')}`,
  `\`\`\`text\n${text}\n\`\`\``,
];

/** The reference of the command line: what every command says of itself. */
export const cliPage = (): string =>
  `${[
    '# Command line',
    GENERATED,
    'Run as `npx tillbook` in the checkout. `--data` and `--json` may stand before or behind a command.',
    ...readHelps().flatMap(sectionOf),
  ].join('\n\n')}\n`;
