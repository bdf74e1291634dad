#!/usr/bin/env node
// Starts the program on the Node 24 that npm installed, whatever Node runs this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const bundled = fileURLToPath(new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url));
const isNew = Number(process.versions.node.split('.')[0]) >= NEEDED;

if (isNew) {
  await import(new URL('../src/cli/main.ts', import.meta.url).href);
} else if (!existsSync(bundled)) {
  console.error(`tillbook runs on Node ${NEEDED}, which npm brings along: run "npm ci" in the checkout first.`);
  process.exitCode = 1;
} else {
  // The channel tells the program when this process is gone, so that a kill of the one ends the other.
  const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1;
  });
}
