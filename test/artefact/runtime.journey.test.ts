import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { functionArn } from './lambda-environment.fixture.ts';
import { lambdaTest } from './lambda-test.fixture.ts';
import { type Start, startFunction } from './start-function.fixture.ts';

/** Starts a function of some lines; it and its folder go when the test does. */
const start = async ({ client, context }: { client: string; context: TestContext }, source: string, deployed: Partial<Start> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-artefact-'));
  writeFileSync(join(folder, 'index.mjs'), source);
  const running = await startFunction({ client, folder, name: 'example', memoryMb: 128, timeoutMs: 5_000, ...deployed });
  context.after(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });
  return running;
};

lambdaTest('a function answers, and knows itself by what Lambda tells it', async (client, context) => {
  const running = await start(
    { client, context },
    `export const handler = async (event, context) => ({
      event, arn: context.invokedFunctionArn, id: context.awsRequestId, memory: context.memoryLimitInMB,
      inTime: context.getRemainingTimeInMillis() <= 5000 && context.getRemainingTimeInMillis() > 0, zone: process.env.TZ, own: process.env.OWN,
      leaked: Object.keys(process.env).filter((name) => name === 'HOME' || name.startsWith('npm_')),
    });`,
    { variables: { OWN: 'mine' } },
  );
  assert.equal(running.initFailure, undefined);
  const answer = (count: number) => ({
    kind: 'answered',
    payload: {
      event: { count },
      arn: functionArn('example'),
      id: `00000000-0000-4000-8000-00000000000${count}`,
      memory: '128',
      inTime: true,
      zone: ':UTC',
      own: 'mine',
      leaked: [],
    },
  });
  assert.deepEqual(await running.invoke({ count: 1 }), answer(1));
  assert.deepEqual(await running.invoke({ count: 2 }), answer(2));
  assert.ok(running.peakMb() > 20 && running.peakMb() < 128, `${running.peakMb()} MB`);
});

lambdaTest('what a handler throws is its error, and the next event is served', async (client, context) => {
  const running = await start(
    { client, context },
    `class TillError extends Error { name = 'TillError' }
    export const handler = async ({ fails }) => { if (fails) throw new TillError('no till'); return 'fine'; };`,
  );
  const failed = await running.invoke({ fails: true });
  assert.ok(failed.kind === 'failed');
  assert.deepEqual([failed.errorType, failed.errorMessage], ['TillError', 'no till']);
  assert.match(failed.trace.join('\n'), /index\.mjs/);
  assert.deepEqual(await running.invoke({}), { kind: 'answered', payload: 'fine' });
});

lambdaTest('a missing module, a start that throws and a missing handler are errors of the start', async (client, context) => {
  const starts = {
    "import 'not-bundled'; export const handler = async () => 1;": 'Error',
    "await Promise.reject(new RangeError('no table')); export const handler = async () => 1;": 'RangeError',
    'export const handle = async () => 1;': 'Runtime.HandlerNotFound',
  };
  for (const [source, errorType] of Object.entries(starts)) {
    const { initFailure } = await start({ client, context }, source);
    assert.equal(initFailure?.errorType, errorType, initFailure?.errorMessage);
  }
});

lambdaTest('top-level await is part of the start', async (client, context) => {
  const running = await start({ client, context }, 'const table = await Promise.resolve("t"); export const handler = async () => table;');
  assert.deepEqual(await running.invoke({}), { kind: 'answered', payload: 't' });
});

lambdaTest('a function that does not end in time is stopped', async (client, context) => {
  const running = await start({ client, context }, 'export const handler = () => new Promise(() => setInterval(() => undefined, 1000));', {
    timeoutMs: 300,
  });
  const outcome = await running.invoke({});
  assert.deepEqual(outcome, {
    kind: 'failed',
    errorType: 'Sandbox.Timedout',
    errorMessage: 'Task timed out after 0.30 seconds',
    trace: [],
  });
  const next = await running.invoke({});
  assert.equal(next.kind === 'failed' && next.errorMessage, 'Runtime exited with signal: SIGKILL');
});

lambdaTest('an event ends with the process that works on it', async (client, context) => {
  const running = await start({ client, context }, 'export const handler = async () => process.exit(3);');
  const outcome = await running.invoke({});
  assert.deepEqual(outcome, {
    kind: 'failed',
    errorType: 'Runtime.ExitError',
    errorMessage: 'Runtime exited with error: exit status 3',
    trace: [],
  });
});

lambdaTest('an answer above the limit of Lambda is an error', async (client, context) => {
  const running = await start({ client, context }, 'export const handler = async ({ bytes }) => "x".repeat(bytes);');
  const outcome = await running.invoke({ bytes: 6_300_000 });
  assert.equal(outcome.kind === 'failed' && outcome.errorType, 'Function.ResponseSizeTooLarge');
  assert.equal((await running.invoke({ bytes: 6_200_000 })).kind, 'answered');
});

lambdaTest('a line that is written raw stays raw; a line that is logged does not', async (client, context) => {
  const source = `export const handler = async () => { process.stdout.write('{"_aws":1}\\n'); console.log('{"_aws":2}'); };`;
  for (const deployed of [{}, { logFormat: 'JSON' }] as const) {
    const running = await start({ client, context }, source, deployed);
    await running.invoke({});
    const [raw, logged] = running.lines().out;
    assert.equal(raw, '{"_aws":1}');
    assert.doesNotMatch(logged ?? '', /^\{"_aws/);
  }
});
