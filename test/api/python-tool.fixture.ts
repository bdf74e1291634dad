import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Newer first; what the tools are known to run on. */
const PYTHONS = ['python3.12', 'python3.11'];

const runs = (command: string, ...argv: string[]): boolean => spawnSync(command, argv, { stdio: 'ignore' }).status === 0;

const install = (python: string, folder: string, requirement: string): string | undefined => {
  if (!runs(python, '-m', 'venv', folder)) return `${python} could not make an environment`;
  const { status, stderr } = spawnSync(join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', requirement], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `pip could not install ${requirement}: ${stderr.trim().split('\n').at(-1)}`;
};

/** Where a tool from PyPI lies, in an environment of its own that is made once and ignored; or why it cannot be had. */
export const pythonTool = (name: string, version: string): { readonly path: string } | { readonly missing: string } => {
  const folder = resolve('.venv', `${name}-${version}`);
  const path = join(folder, 'bin', name);
  if (existsSync(path)) return { path };
  const python = PYTHONS.find((candidate) => runs(candidate, '--version'));
  if (python === undefined) return { missing: `none of ${PYTHONS.join(', ')} is there` };
  const failure = install(python, folder, `${name}==${version}`);
  return failure === undefined ? { path } : { missing: failure };
};
