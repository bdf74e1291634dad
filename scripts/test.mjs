// Runs the test files and ends with one line `N passed, N failed`. `--core` leaves out the long suites (histories, real data, journeys).
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const LONG = /\.(histories|data|journey)\.test\.ts$/;
const core = process.argv.includes('--core');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files =
  named.length > 0 ? named : globSync('{src,infra,dashboard,test,bench,scripts}/**/*.test.ts').filter((file) => !core || !LONG.test(file));

const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    `--test-concurrency=${availableParallelism()}`,
    '--test-reporter=./scripts/reporter.mjs',
    '--test-reporter-destination=stdout',
    ...files.sort((a, b) => Number(LONG.test(b)) - Number(LONG.test(a)) || (a < b ? -1 : 1)),
  ],
  // Zone and language of the machine must not matter; an odd zone shows where they do.
  { stdio: 'inherit', env: { ...process.env, TZ: 'Pacific/Chatham', NODE_NO_WARNINGS: '1' } },
);
process.exit(status ?? 1);
