import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const PEAK = new URL('children/report-peak.ts', import.meta.url);
const PEAK_FD = 3;

/** The flags that the launcher gives `start`, see `bin/tillbook.mjs`. */
const START_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=30', '--disable-warning=ExperimentalWarning'];

/** A folder that `tillbook start` has opened. `answeredMs`: from the launch to the first answer to a browser that signed in. */
export type LiveShop = {
  readonly url: string;
  readonly cookie: string;
  readonly answeredMs: number;
  /** Waits for a line of progress, and gives how long after the launch it came. */
  readonly until: (pattern: RegExp) => Promise<number>;
  readonly stop: () => Promise<{ readonly ms: number; readonly peakMb: number; readonly said: string }>;
};

const signIn = async (link: string): Promise<string> => {
  const answer = await fetch(link, { redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const listenTo = (child: ChildProcess, launchedMs: number) => {
  let said = '';
  (child.stderr as Readable).setEncoding('utf8').on('data', (more: string) => {
    said += more;
  });
  const exited = once(child, 'exit');
  const until = async (pattern: RegExp): Promise<number> => {
    while (!pattern.test(said)) await Promise.race([once(child.stderr as Readable, 'data'), exited]);
    return performance.now() - launchedMs;
  };
  return { until, said: () => said };
};

/** Launches `tillbook start` in a process of its own. */
export const openLiveShop = async (dir: string, env: Readonly<Record<string, string>>): Promise<LiveShop> => {
  const launchedMs = performance.now();
  const args = ['--data', dir, '--json', 'start', '--port', '0'];
  const child = spawn(process.execPath, [...START_FLAGS, `--import=${PEAK.href}`, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env,
  });
  const { until, said } = listenTo(child, launchedMs);
  const peak = text(child.stdio[PEAK_FD] as Readable);
  const [opened] = await once((child.stdout as Readable).setEncoding('utf8'), 'data');
  const { url, signInUrl } = JSON.parse(opened);
  const cookie = await signIn(signInUrl);
  await (await fetch(`${url}/page/v1/status`, { headers: { cookie } })).text();
  const answeredMs = performance.now() - launchedMs;
  const stop = async () => {
    const beganMs = performance.now();
    child.kill('SIGINT');
    await once(child, 'exit');
    return { ms: performance.now() - beganMs, peakMb: Number(await peak) / 1024, said: said() };
  };
  return { url, cookie, answeredMs, until, stop };
};
