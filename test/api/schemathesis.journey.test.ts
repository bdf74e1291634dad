import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { answerRequest } from '../../src/api/answer-request.ts';
import { openApi } from '../../src/api/api.fixture.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { SCOPES } from '../../src/api/tokens/scope.ts';
import { serve } from '../../src/local/http/serve.ts';
import { pythonTool } from '../tools/python-tool.fixture.ts';

const VERSION = '4.32.5';
const EXAMPLES = '25';
const SEED = '1';

const tool = pythonTool('schemathesis', VERSION);
const missing = 'missing' in tool ? tool.missing : undefined;
if (missing !== undefined && process.env.CI) throw new Error(`schemathesis must run here: ${missing}`);

/** Runs the tool to its end and gives its exit code with all that it said. */
const run = (python: string, argv: readonly string[], cwd: string): Promise<{ code: number | null; said: string }> =>
  new Promise((done) => {
    const child = spawn(python, ['-m', 'schemathesis.cli', ...argv], { cwd, env: { ...process.env, NO_COLOR: '1' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => done({ code, said }));
  });

test('schemathesis finds no failure and nothing undocumented', { skip: missing ?? false }, async (context) => {
  const api = await openApi();
  const token = await api.issue('fuzz', SCOPES);
  const server = await serve({
    port: 0,
    nowMs: () => performance.now(),
    onServed: () => undefined,
    answer: (request) => answerRequest(request, ROUTES, api.effects),
  });
  const cwd = mkdtempSync(join(tmpdir(), 'tillbook-schemathesis-'));
  context.after(async () => {
    await server.stop();
    rmSync(cwd, { recursive: true, force: true });
  });
  const argv = ['--config-file', resolve('test/api/schemathesis.toml'), 'run', `${server.url}/v1/openapi.json`];
  const options = ['-H', `Authorization: Bearer ${token}`, '--max-examples', EXAMPLES, '--seed', SEED];
  const { code, said } = await run('python' in tool ? tool.python : '', [...argv, ...options], cwd);
  assert.equal(code, 0, said);
  assert.deepEqual(api.failures, []);
});
