import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';

const TILLBOOK = resolve('bin/tillbook.mjs');

/** A fenced block: `sh` is run, `text` is what the commands before it say, others are files named behind the language. */
type Block = { readonly language: string; readonly file: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({
    language,
    file,
    body,
  }));

/** Runs one line of a page, and gives all that it says. What it sends to a file is in the file. */
const run = (line: string, cwd: string): string => {
  const [command = '', file] = line
    .replace(/^npm start$/, 'npx tillbook start')
    .replace(/^npx tillbook /, '')
    .split(' > ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [TILLBOOK, ...command.split(' ')], { cwd, encoding: 'utf8' });
  assert.ok(status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  if (file !== undefined) writeFileSync(join(cwd, file), stdout);
  return file === undefined ? stdout + stderr : stderr;
};

/** Does what a page tells its reader to do, in an empty folder, and holds what it claims against what is said. */
export const followPage = (page: string, context: TestContext): void => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-page-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(resolve('src'), join(folder, 'src'));
  let said = '';
  for (const { language, file, body } of blocksOf(page)) {
    if (file !== '') writeFileSync(join(folder, file), body);
    if (language === 'sh')
      said = body
        .trim()
        .split('\n')
        .map((line) => run(line, folder))
        .join('');
    if (language === 'text') for (const line of body.trimEnd().split('\n')) assert.ok(said.includes(line.trim()), `not said: ${line}`);
  }
};
