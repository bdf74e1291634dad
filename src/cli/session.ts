import type { Command } from 'commander';
import type { FolderOptions } from '../local/open-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** The outside world of a command. `out` takes results only, `err` all else. `isTerminal` is about `err`. */
export type World = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  readonly hasColour: boolean;
  readonly isDebug: boolean;
  /** Resolves when the program is asked to stop. Only what serves waits for it: all else may be stopped at any moment. */
  readonly untilStopped: () => Promise<void>;
  /** Environment variables, in which secrets come. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder?: FolderOptions;
};

/** One run of the program; `exitCode` is what the command that ran says. */
export type Session = { readonly world: World; exitCode: ExitCode };

/** The options that every command has. */
export type GlobalOptions = { readonly data: string; readonly json: boolean };

export const globalsOf = (command: Command): GlobalOptions => {
  const { data, json } = command.optsWithGlobals();
  return { data: String(data), json: json === true };
};

export const createSession = (world: World): Session => ({ world, exitCode: EXIT.ok });

/** Says something to a person, beside the result. */
export const say = ({ world }: Session, line: string): void => world.err(`${line}\n`);

// Maps, e.g. tax by rate, become objects.
const plain = (_: string, value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);

export const toJson = (value: unknown): string => `${JSON.stringify(value, plain, 2)}\n`;
