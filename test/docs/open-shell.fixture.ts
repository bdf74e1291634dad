import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';

/** A port that is free now; pages name one that may not be. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const TILLBOOK = `${JSON.stringify(process.execPath)} ${JSON.stringify(resolve('bin/tillbook.mjs'))}`;

/** A shell in a folder of its own that runs one block of a page after another, and says what each of them said. All it began ends with the test. */
export const openShell = (context: TestContext, replace: (text: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-page-'));
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const shell = spawn('bash', [], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'], detached: true, env });
  context.after(() => {
    if (shell.pid !== undefined) process.kill(-shell.pid);
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  shell.stdout.setEncoding('utf8').on('data', (more) => {
    said += more;
  });
  let count = 0;
  const run = async (body: string): Promise<string> => {
    count += 1;
    const end = `\nend-of-block-${count}\n`;
    said = '';
    shell.stdin.write(`${replace(body).replaceAll('npx tillbook', TILLBOOK)}\nprintf '\\nend-of-block-%s\\n' ${count}\n`);
    while (!said.includes(end)) await once(shell.stdout, 'data');
    return said;
  };
  return { folder, run };
};
