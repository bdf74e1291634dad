import { styleText } from 'node:util';
import { CommanderError } from 'commander';
import { DeployError } from '../../infra/deploy/deploy-error.ts';
import { SettingsError } from '../../infra/settings-error.ts';
import { BackupError } from '../backup/backup-error.ts';
import { FolderError } from '../local/folder-error.ts';
import { SourceError } from '../sources/source-error.ts';
import { StoreError } from '../store/errors.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { World } from './session.ts';
import { UsageError } from './usage-error.ts';

const isKnown = (error: unknown): error is Error =>
  [BackupError, DeployError, FolderError, SettingsError, SourceError, StoreError, UsageError].some((known) => error instanceof known);

const isSystemError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;

const messageOf = (error: unknown): string => {
  if (isKnown(error)) return error.message;
  if (isSystemError(error)) return `${error.message}; check the disk, the path and the rights of this user`;
  const says = error instanceof Error ? error.message : String(error);
  return `${says}; this is a fault of the program: run again with TILLBOOK_DEBUG=1 to see where, and report it`;
};

const causesOf = (error: unknown): string[] =>
  error instanceof Error ? [error.stack ?? error.message, ...(error.cause === undefined ? [] : causesOf(error.cause))] : [];

/** Says what failed and what to do, without a stack unless it is asked for, and gives the exit code. */
export const explainFailure = (error: unknown, world: World): ExitCode => {
  // commander has said what is wrong already
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const label = world.hasColour ? styleText('red', 'error:', { validateStream: false }) : 'error:';
  world.err(`${label} ${messageOf(error)}\n`);
  if (world.isDebug) world.err(`${causesOf(error).join('\ncaused by ')}\n`);
  return error instanceof UsageError ? EXIT.usage : EXIT.failure;
};
