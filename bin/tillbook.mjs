#!/usr/bin/env node
// Starts the program on the Node 24 that npm installed, whatever Node runs this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const node = fileURLToPath(new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url));

// A small nursery: the garbage collector works a little more often, and an import needs a quarter less memory.
const FLAGS = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'];

// What stays open lets its heap grow in small steps: loading the demo shop takes 250 MB instead of 390, and somewhat more time.
const LIVE_FLAGS = ['--heap-growing-percent=30'];

if (existsSync(node)) {
  // The channel tells the program when this process is gone, so that a kill of the one ends the other.
  const args = process.argv.slice(2);
  const child = spawn(node, [...FLAGS, ...(args.includes('start') ? LIVE_FLAGS : []), main, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1;
  });
} else {
  console.error('tillbook runs on Node 24, which npm brings along: run "npm ci" in the checkout first.');
  process.exitCode = 1;
}
