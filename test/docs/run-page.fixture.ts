import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

const TILLBOOK = resolve('bin/tillbook.mjs');
const TILLBOOK_LINE = /^npx tillbook /;

/**
 * A fenced block: `sh` is run, `sh refused` is run and must be refused, `text` is what the command before it says, others with a file's name
 * behind the language are saved.
 */
type Block = { readonly language: string; readonly file: string; readonly body: string };

const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({
    language,
    file,
    body,
  }));

// Words apart by spaces; double quotes hold a word together, even an empty one.
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const start = (line: string, cwd: string) => {
  if (!TILLBOOK_LINE.test(line)) {
    const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
    return spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8', env: { ...process.env, PATH } });
  }
  return spawnSync(process.execPath, [TILLBOOK, ...wordsOf(line.replace(TILLBOOK_LINE, ''))], { cwd, encoding: 'utf8' });
};

const runRefused = (line: string, cwd: string): string => {
  const { status, stderr } = start(line, cwd);
  assert.equal(status, 2, line);
  return stderr;
};

/** Runs one line of a page in a folder and gives all that it says. What it sends to a file is in the file. */
export const runLine = (line: string, cwd: string): string => {
  const [command = '', file] = TILLBOOK_LINE.test(line) ? line.split(' > ') : [line];
  const { status, stdout, stderr } = start(command, cwd);
  assert.ok(status === 0 || status === 3, `${line} ended with ${status}: ${stderr}`);
  if (file === undefined) return stdout + stderr;
  writeFileSync(join(cwd, file), stdout);
  return stderr;
};

// Pages speak of files in the checkout, e.g. the sample's profile.
const layOutSources = (cwd: string): void => {
  if (!existsSync(join(cwd, 'src'))) symlinkSync(resolve('src'), join(cwd, 'src'));
};

/** Does what a page says, in a folder, and holds what is said against what the page claims. */
export const runPage = (page: string, cwd: string): void => {
  layOutSources(cwd);
  let said = '';
  for (const { language, file, body } of blocksOf(page)) {
    if (file !== '' && language !== 'sh') writeFileSync(join(cwd, file), body);
    const run = (line: string): string => (file === 'refused' ? runRefused(line, cwd) : runLine(line, cwd));
    if (language === 'sh') said = body.trim().split('\n').map(run).join('');
    if (language === 'text')
      for (const line of body.trimEnd().split('\n')) assert.ok(said.includes(line.trim()), `not said: ${line}\n${said}`);
  }
};
