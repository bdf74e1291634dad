import { createInterface } from 'node:readline/promises';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** Asks a person whether to go on. Where nobody can answer, the option --yes must have said so. Throws UsageError. */
export const askYes = async (question: string, { world }: Session, isYes: boolean): Promise<boolean> => {
  if (isYes) return true;
  if (!world.isTerminal || !process.stdin.isTTY) throw new UsageError(['nobody is there to confirm; add --yes']);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
};
