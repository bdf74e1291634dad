import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';

const TILLBOOK = resolve('bin/tillbook.mjs');
const root = mkdtempSync(join(tmpdir(), 'tillbook-docs-'));
after(() => rmSync(root, { recursive: true, force: true }));

const PAGES = { tutorial: 'docs/tutorial/first-report.md', 'import from Shopify': 'docs/how-to/import-from-shopify.md' };

/** A fenced block: `sh` is run, `text` is what the command before it says, others are files named behind the language. */
type Block = { readonly language: string; readonly file: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({
    language,
    file,
    body,
  }));

const run = (line: string, folder: string): string => {
  const command = line.replace(/^npm start$/, 'npx tillbook start').replace(/^npx tillbook /, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [TILLBOOK, ...command.split(' ')], { cwd: folder, encoding: 'utf8' });
  assert.ok(status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  return stdout;
};

describe('a page that is run', () => {
  for (const [name, page] of Object.entries(PAGES)) {
    test(`does and says what it claims: ${name}`, () => {
      const folder = mkdtempSync(join(root, 'page-'));
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
    });
  }
});
