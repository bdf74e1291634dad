import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Newer first; what the tools are known to run on. */
const PYTHONS = ['python3.12', 'python3.11'];

/** The Python in which a tool is installed, or why it cannot be had. */
export type PythonTool = { readonly python: string } | { readonly missing: string };

const runs = (command: string, ...argv: string[]): boolean => spawnSync(command, argv, { stdio: 'ignore' }).status === 0;

const fill = (python: string, folder: string, requirement: string): string | undefined => {
  if (!runs(python, '-m', 'venv', folder)) return `${python} could not make an environment`;
  const { status, stderr } = spawnSync(
    join(folder, 'bin', 'python'),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement],
    { encoding: 'utf8' },
  );
  return status === 0 ? undefined : `pip could not install ${requirement}: ${stderr.trim().split('\n').at(-1)}`;
};

/** Makes the environment aside and moves it into its place, so that what stands there is whole, also when two test files make it at once. */
const install = (python: string, folder: string, requirement: string): string | undefined => {
  const aside = `${folder}.${process.pid}`;
  mkdirSync(resolve('.venv'), { recursive: true });
  const failure = fill(python, aside, requirement);
  if (failure === undefined && !existsSync(folder)) renameSync(aside, folder);
  rmSync(aside, { recursive: true, force: true });
  return failure;
};

/** A tool from PyPI in an environment of its own, with its own pins, that is made once and ignored by git. It is run with `python -m`. */
export const pythonTool = (name: string, version: string): PythonTool => {
  const folder = resolve('.venv', `${name}-${version}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return { python };
  const base = PYTHONS.find((candidate) => runs(candidate, '--version'));
  if (base === undefined) return { missing: `none of ${PYTHONS.join(', ')} is there` };
  const failure = install(base, folder, `${name}==${version}`);
  return failure === undefined ? { python } : { missing: failure };
};
