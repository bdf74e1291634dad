import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';

const PAGE = 'docs/how-to/use-the-api.md';

/** A port that is free now; the page names one that may not be. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const blocks = (): { language: string; body: string }[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({ language, body }));

/** A shell that runs one block after another and says what each of them said. */
const openShell = (context: TestContext, replace: (text: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-api-page-'));
  const shell = spawn('bash', [], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'], detached: true, env: { ...process.env } });
  context.after(() => {
    if (shell.pid !== undefined) process.kill(-shell.pid);
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  shell.stdout.setEncoding('utf8').on('data', (more) => {
    said += more;
  });
  let count = 0;
  return async (body: string): Promise<string> => {
    count += 1;
    const end = `\nend-of-block-${count}\n`;
    said = '';
    shell.stdin.write(`${replace(body)}\nprintf '\\nend-of-block-%s\\n' ${count}\n`);
    while (!said.includes(end)) await once(shell.stdout, 'data');
    return said;
  };
};

test('how to use the API does and says what it claims', async (context) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = openShell(context, (text) =>
    text
      .replaceAll('http://127.0.0.1:8080', url)
      .replaceAll('--port 8080 &', `--port ${port} > log &\ngrep -q 'Sign in' < <(tail -n +1 -F log 2> nothing)`)
      .replaceAll('npx tillbook', `${JSON.stringify(process.execPath)} ${JSON.stringify(resolve('bin/tillbook.mjs'))}`)
      .replaceAll(/(token create .*) > token/g, '$1 2> nothing > token'),
  );
  let said = '';
  for (const { language, body } of blocks()) {
    if (language === 'sh') said = await run(body);
    if (language === 'text') for (const line of body.trim().split('\n')) assert.ok(said.includes(line), `not said: ${line}\nbut: ${said}`);
  }
});
