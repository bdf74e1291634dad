import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';

const TILLBOOK = resolve('bin/tillbook.mjs');

/** A fenced block: `sh` is run, `text` is what the command before it says, others are files named behind the language. */
type Block = { readonly language: string; readonly file: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({
    language,
    file,
    body,
  }));

// Words apart by spaces; double quotes hold a word together, even an empty one.
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Runs one line of a page, and gives all that it says. What it sends to a file is in the file. */
const run = (line: string, folder: string): string => {
  const [command = '', file] = line
    .replace(/^npm start$/, 'npx tillbook start')
    .replace(/^npx tillbook /, '')
    .split(' > ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [TILLBOOK, ...wordsOf(command)], { cwd: folder, encoding: 'utf8' });
  assert.ok(status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  if (file === undefined) return stdout + stderr;
  writeFileSync(join(folder, file), stdout);
  return stderr;
};

/** Does what a page tells its reader to do, in an empty folder, and holds it to what it claims. */
export const followPage = (page: string, context: TestContext): void => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-page-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  // Pages speak of files in the checkout, e.g. the sample's profile.
  symlinkSync(resolve('src'), join(folder, 'src'));
  let said = '';
  for (const { language, file, body } of blocksOf(page)) {
    if (file !== '') writeFileSync(join(folder, file), body);
    const lines = body.trim().split('\n');
    if (language === 'sh') said = lines.map((line) => run(line, folder)).join('');
    if (language === 'text') for (const line of lines) assert.ok(said.includes(line.trim()), `not said: ${line}\n${said}`);
  }
};
