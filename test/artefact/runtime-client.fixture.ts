import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('ric', import.meta.url));
const CLIENT = join(FOLDER, 'node_modules', 'aws-lambda-ric', 'index.mjs');
const LOCK = join(FOLDER, 'package-lock.json');
const STAMP = join(FOLDER, 'node_modules', '.tillbook-lock');

/** What the client compiles with; Debian's packages of the same names have them. */
const COMPILERS = { autoconf: 'autoconf', automake: 'automake', libtool: 'libtoolize', cmake: 'cmake', 'g++': 'g++', make: 'make' };

/** As long as another process may take to install. @unit milliseconds */
const PATIENCE_MS = 300_000;

const isInstalled = (): boolean => existsSync(CLIENT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === readFileSync(LOCK, 'utf8');

const runs = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const install = (): string | undefined => {
  if (process.platform !== 'linux') return `it compiles on Linux only, and this is ${process.platform}`;
  const missing = Object.entries(COMPILERS).flatMap(([debianPackage, command]) => (runs(command) ? [] : [debianPackage]));
  if (missing.length > 0) return `it compiles, and there is no ${missing.join(', ')}: apt-get install ${missing.join(' ')}`;
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    encoding: 'utf8',
    // The client refuses Node 20: npm and what it compiles run under the Node of this process.
    env: { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
  });
  if (status !== 0) return `npm ci failed in ${FOLDER}: ${stderr?.trim()}`;
  writeFileSync(STAMP, readFileSync(LOCK));
  return undefined;
};

/** Two test files may ask at once. The lock of a database goes with its process, however that ends. */
const oneAtATime = <T>(work: () => T): T => {
  const lock = new DatabaseSync(join(tmpdir(), 'tillbook-runtime-client.lock'), { timeout: PATIENCE_MS });
  lock.exec('BEGIN EXCLUSIVE');
  try {
    return work();
  } finally {
    lock.close();
  }
};

/**
 * Where the runtime interface client lies: AWS's own program that runs a Node function in Lambda. Installed once, at the first call; or why it
 * cannot be had here.
 */
export const runtimeClient = (): { readonly path: string } | { readonly missing: string } => {
  const failure = isInstalled() ? undefined : oneAtATime(() => (isInstalled() ? undefined : install()));
  return failure === undefined ? { path: CLIENT } : { missing: failure };
};
