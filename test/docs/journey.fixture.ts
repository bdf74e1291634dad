import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TILLBOOK = resolve('bin/tillbook.mjs');
const REFUSED = 2;

/** A fenced block: `sh` is run (`sh refused` is a command line that is wrong), `text` is what the command before it says, others are files. */
type Block = { readonly language: string; readonly label: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', label = '', body = '']) => ({
    language,
    label,
    body,
  }));

const run = (line: string, cwd: string, isRefused: boolean): string => {
  const command = line.replace(/^npm start$/, 'npx tillbook start').replace(/^npx tillbook /, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [TILLBOOK, ...command.split(' ')], { cwd, encoding: 'utf8' });
  assert.ok(isRefused ? status === REFUSED : status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  return isRefused ? stderr : stdout;
};

const walkPage = (page: string, folder: string): void => {
  let said = '';
  for (const { language, label, body } of blocksOf(page)) {
    if (language === 'sh') {
      const lines = body.trim().split('\n');
      said = lines.map((line) => run(line, folder, label === 'refused')).join('');
    } else if (label !== '') writeFileSync(join(folder, label), body);
    if (language === 'text') for (const line of body.trimEnd().split('\n')) assert.ok(said.includes(line.trim()), `not said: ${line}`);
  }
};

/** Does what pages tell their reader to do, one after the other in one folder, and checks that the program says what they claim. */
export const walk = (...pages: readonly string[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-page-'));
  try {
    for (const page of pages) walkPage(page, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
