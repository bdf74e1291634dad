import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';

const TILLBOOK = resolve('bin/tillbook.mjs');
const folder = mkdtempSync(join(tmpdir(), 'tillbook-tutorial-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A fenced block: `sh` is run, `text` is what the command before it says, others are files named behind the language. */
type Block = { readonly language: string; readonly file: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({
    language,
    file,
    body,
  }));

const run = (line: string): string => {
  const command = line.replace(/^npm start$/, 'npx tillbook start').replace(/^npx tillbook /, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [TILLBOOK, ...command.split(' ')], { cwd: folder, encoding: 'utf8' });
  assert.ok(status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  return stdout;
};

/** Each goes on in the folder that the one before it leaves. */
const PAGES = ['docs/tutorial/first-report.md', 'docs/how-to/add-costs.md'];

describe('the tutorial, and what goes on from it', () => {
  for (const page of PAGES)
    test(`${page} does and says what it claims`, () => {
      let said = '';
      for (const { language, file, body } of blocksOf(page)) {
        if (file !== '') writeFileSync(join(folder, file), body);
        if (language === 'sh') said = body.trim().split('\n').map(run).join('');
        if (language === 'text') for (const line of body.trimEnd().split('\n')) assert.ok(said.includes(line.trim()), `not said: ${line}`);
      }
    });
});
