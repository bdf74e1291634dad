import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { certificateOf, clientEnvironment, endpointOf, type Place, serverEnvironment } from './environment.fixture.ts';
import { python } from './python.fixture.ts';

/** It is up in under a second; on two cores that other suites use it may take long. @unit ms */
const START_DEADLINE = 60_000;

/** While a custom resource hangs, MiniStack does not end by itself. @unit ms */
const STOP_DEADLINE = 5_000;

/** AWS as MiniStack plays it, on loopback, with IAM and TLS. */
export type Emulator = {
  readonly endpoint: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** The package.json is for its workers: they are CommonJS, and would else take the type of a folder above. */
const createFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-ministack-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  return folder;
};

const isUp = (place: Place): Promise<boolean> =>
  new Promise((done) => {
    if (!existsSync(certificateOf(place))) return done(false);
    const request = get(`${endpointOf(place)}/_ministack/health`, { ca: readFileSync(certificateOf(place)), agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    });
    request.on('error', () => done(false));
  });

/** False when the process ended, or the deadline passed. */
const comesUp = async (place: Place, child: ChildProcess): Promise<boolean> => {
  const deadline = performance.now() + START_DEADLINE;
  while (child.exitCode === null && performance.now() < deadline) {
    if (await isUp(place)) return true;
    await delay(50);
  }
  return false;
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE);
  await ended;
  clearTimeout(late);
};

/** Starts an emulator of one's own, which this process then trusts; `plain` leaves out the corrections of `launch.py`. */
export async function openEmulator(kind: 'corrected' | 'plain' = 'corrected'): Promise<Emulator> {
  const place: Place = { port: await freePort(), folder: createFolder() };
  const argv = [resolve('test/aws/emulator/launch.py'), ...(kind === 'plain' ? ['--plain'] : [])];
  const child = spawn(python, argv, { env: serverEnvironment(place), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const close = async (): Promise<void> => {
    await stop(child);
    rmSync(place.folder, { recursive: true, force: true });
  };
  if (!(await comesUp(place, child))) {
    await close();
    throw new Error(`MiniStack did not start within ${START_DEADLINE} ms: ${said}`);
  }
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificateOf(place), 'utf8')]);
  return { endpoint: endpointOf(place), environment: clientEnvironment(place), close };
}
