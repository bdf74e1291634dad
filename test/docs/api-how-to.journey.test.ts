import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { freePort, openShell } from './open-shell.fixture.ts';

const PAGE = 'docs/how-to/use-the-api.md';

const blocks = (): { language: string; body: string }[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({ language, body }));

test('how to use the API does and says what it claims', async (context) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { run } = openShell(context, (text) =>
    text
      .replaceAll('http://127.0.0.1:8080', url)
      .replaceAll('--port 8080 &', `--port ${port} > log &\ngrep -q 'Sign in' < <(tail -n +1 -F log 2> nothing)`)
      .replaceAll(/(token create .*) > token/g, '$1 2> nothing > token'),
  );
  let said = '';
  for (const { language, body } of blocks()) {
    if (language === 'sh') said = await run(body);
    if (language === 'text') for (const line of body.trim().split('\n')) assert.ok(said.includes(line), `not said: ${line}\nbut: ${said}`);
  }
});
