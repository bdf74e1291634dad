// Installs the packages when they are not there or not those of the lock file. Node built-ins only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.tillbook-lock';
const lock = readFileSync('package-lock.json', 'utf8');
const installed = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock;

if (!installed) {
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      `npm ci failed${error ? `: ${error.message}` : ''}; is the package registry reachable? Run "npm ci" to see the whole message.`,
    );
    process.exit(status ?? 1);
  }
  writeFileSync(STAMP, lock);
}
