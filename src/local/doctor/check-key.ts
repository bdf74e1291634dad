import { stat } from 'node:fs/promises';
import { readSecret } from '../guest-key.ts';
import { attention, type Finding, ok, wrong } from './finding.ts';

const OTHERS = 0o077;

/** Whether the folder's secret, by which guests are recognised, is there, whole, and its owner's alone. */
export const checkKey = async (path: string): Promise<Finding> => {
  try {
    await readSecret(path);
  } catch (error) {
    return wrong('key', error instanceof Error ? error.message : String(error), `put back the copy of ${path}, e.g. from an export`);
  }
  const mode = (await stat(path)).mode & 0o777;
  // Windows has no such modes.
  if ((mode & OTHERS) === 0 || process.platform === 'win32') return ok('key', 'there, and its owner’s alone');
  return attention('key', `others of this machine may read it (mode ${mode.toString(8)})`, `run "chmod 600 ${path}"`);
};
