import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort, openShell } from './open-shell.fixture.ts';

/** The fenced blocks of the README: those with a file's name are saved, `sh` is run, `text` is what the run before says. */
const blocksOf = (page: string) =>
  [...page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', body = '']) => ({ language, file, body }));

const waitFor = (log: string, text: string): string => `grep -q '${text}' < <(tail -n +1 -F ${log} 2> nothing)`;

test('a newcomer who does what the README says has orders from a file, an API and a webhook', { timeout: 240_000 }, async (context) => {
  const [page, shop] = [await freePort(), await freePort()];
  const ported = (text: string): string => text.replaceAll('8090', String(shop)).replaceAll('4242', String(page));
  const { folder, run } = openShell(context, (text) =>
    ported(text)
      .replace(/(tillbook demo .*) &$/m, `$1 > demo.log &\n${waitFor('demo.log', 'sells at')}`)
      .replace(/(tillbook .* start --no-demo) &$/m, `$1 --port ${page} > start.log 2> start.err &\n${waitFor('start.log', 'Sign in')}`)
      .replace(/(tillbook .* pull)$/m, '$1 2>&1'),
  );
  let said = '';
  for (const { language, file, body } of blocksOf(readFileSync('README.md', 'utf8'))) {
    if (file !== '') writeFileSync(join(folder, file), ported(body));
    if (language === 'sh') said = await run(body);
    if (language === 'text') for (const line of body.trim().split('\n')) assert.ok(said.includes(line), `not said: ${line}\nbut: ${said}`);
  }
  assert.match(said, /accepted/);
});
