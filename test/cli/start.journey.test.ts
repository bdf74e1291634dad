import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from './cli.fixture.ts';

const TILLBOOK = resolve('bin/tillbook.mjs');

/** Far more than it takes on a quiet machine; the test is of what happens, `npm run bench` of how soon. @unit milliseconds */
const DEADLINE_MS = 120_000;

type Started = { readonly child: ChildProcess; readonly said: () => string; readonly until: (pattern: RegExp) => Promise<RegExpExecArray> };

const start = (context: TestContext, data: string, ...more: string[]): Started => {
  // A group of its own, so that Ctrl-C can be given as a terminal gives it: to every process of the group.
  const child = spawn(process.execPath, [TILLBOOK, '--data', data, 'start', '--port', '0', ...more], { detached: true });
  context.after(() => child.exitCode === null && child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (const endMs = Date.now() + DEADLINE_MS; Date.now() < endMs; await sleep(50)) {
      const found = pattern.exec(said);
      if (found !== null) return found;
      assert.equal(child.exitCode, null, said);
    }
    throw new Error(`not said in time: ${pattern}\n${said}`);
  };
  return { child, said: () => said, until };
};

const pressCtrlC = async ({ child }: Started): Promise<number | null> => {
  const ended = once(child, 'exit');
  assert.ok(child.pid !== undefined);
  process.kill(-child.pid, 'SIGINT');
  const [code] = await ended;
  return code;
};

const signIn = async ({ until }: Started): Promise<{ url: string; ask: (path: string) => Promise<Response>; cookie: string }> => {
  const [, url = ''] = await until(/Tillbook is at (\S+)/);
  const [, link = ''] = await until(/Sign in, once: (\S+)/);
  const answer = await fetch(link, { redirect: 'manual' });
  assert.equal(answer.status, 303);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { url, cookie, ask: (path) => fetch(`${url}/page${path}`, { headers: { cookie } }) };
};

const readJson = async (answer: Response) => {
  assert.equal(answer.status, 200);
  return JSON.parse(await answer.text());
};

const ordersOn = async (ask: (path: string) => Promise<Response>, from: string, to: string): Promise<number> =>
  (await readJson(await ask(`/v1/reports/sales?from=${from}&to=${to}&metrics=orders`))).totals.orders;

const untilMore = async (count: () => Promise<number>, than: number): Promise<void> => {
  for (const endMs = Date.now() + DEADLINE_MS; Date.now() < endMs; await sleep(500)) if ((await count()) > than) return;
  throw new Error(`there were never more than ${than}`);
};

describe('npm start', () => {
  test('loads the newest month first, shows a new order, ends at Ctrl-C and goes on where it was', {
    timeout: 4 * DEADLINE_MS,
  }, async (context) => {
    const data = temporaryFolder(context);
    const first = start(context, data);
    const { ask, cookie } = await signIn(first);
    await first.until(/demo: loaded back to \d{4}-\d\d-01/);
    await first.until(/(?:demo: loaded back to .*\n){3}/);
    const loaded = [...first.said().matchAll(/loaded back to (\d{4}-\d\d)/g)].map(([, month = '']) => month);
    assert.deepEqual(loaded, loaded.toSorted().reverse());
    const [newest = ''] = loaded;
    assert.ok((await ordersOn(ask, newest, newest)) > 0, 'the newest month can be read while older ones load');
    // While history loads.
    assert.equal(await pressCtrlC(first), 0, first.said());

    const second = start(context, data);
    const [, url = ''] = await second.until(/Tillbook is at (\S+)/);
    const askAgain = (path: string): Promise<Response> => fetch(`${url}/page${path}`, { headers: { cookie } });
    const { today, orders, sources } = await readJson(await askAgain('/v1/status'));
    assert.ok(orders > 0, 'what was loaded is kept, and the browser is still known');
    assert.equal(sources[0].failure, null, 'to stop is no failure');
    const count = (): Promise<number> => ordersOn(askAgain, today, today);
    await untilMore(count, await count());
    assert.equal(await pressCtrlC(second), 0, second.said());
    const said = first.said() + second.said();
    assert.doesNotMatch(said, /tb_|whsec_|failed/);
    assert.ok(!said.includes(cookie.split('=')[1] ?? cookie));
  });

  test('says so when its port is taken, and has its demo shop the next time all the same', {
    timeout: 2 * DEADLINE_MS,
  }, async (context) => {
    const data = temporaryFolder(context);
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    context.after(() => blocker.close());
    const address = blocker.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const refused = start(context, `${data}/shop`, '--port', String(port));
    const [code] = await once(refused.child, 'exit');
    assert.deepEqual([code, /--port \d+ is taken by another program/.test(refused.said())], [2, true], refused.said());
    const next = start(context, `${data}/shop`);
    await next.until(/demo: loaded back to/);
    const beside = start(context, `${data}/shop`);
    const [second] = await once(beside.child, 'exit');
    assert.deepEqual([second, /is in use: another tillbook is writing in it/.test(beside.said())], [1, true], beside.said());
    assert.equal(await pressCtrlC(next), 0, next.said());
  });
});
