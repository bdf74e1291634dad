import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Deployed, functionArn, lambdaEnvironment, nodeFlags } from './lambda-environment.fixture.ts';
import { type Failure, failureOf, type Outcome, serveRuntimeApi } from './runtime-api.fixture.ts';

/** Longer than any start takes on a busy machine; Lambda itself allows ten seconds. @unit milliseconds */
const START_MS = 30_000;

/** One execution environment: a process that the real client runs a bundle in. */
export type RunningFunction = {
  /** Why it did not start, as Lambda would say it. */
  readonly initFailure: Failure | undefined;
  readonly invoke: (event: unknown) => Promise<Outcome>;
  /** What it wrote so far, line by line, as CloudWatch Logs would get it. */
  readonly lines: () => { readonly out: string[]; readonly err: string[] };
  /** The most memory it had by the end of its last event, as the kernel counts it. */
  readonly peakMb: () => number;
  readonly stop: () => Promise<void>;
};

/** `client`: the runtime interface client; `folder`: where `index.mjs` lies; `variables`: the function's own. */
export type Start = Deployed & {
  readonly client: string;
  readonly folder: string;
  readonly variables?: Readonly<Record<string, string>>;
};

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);

const peakMbOf = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Output goes to files, not to pipes: what was written before an answer is then there when the answer is. */
const openLog = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-function-'));
  const paths = { out: join(folder, 'out'), err: join(folder, 'err') };
  const out = openSync(paths.out, 'w');
  const err = openSync(paths.err, 'w');
  return {
    fds: [out, err] as const,
    lines: () => ({ out: linesOf(paths.out), err: linesOf(paths.err) }),
    remove: (): void => {
      closeSync(out);
      closeSync(err);
      rmSync(folder, { recursive: true });
    },
  };
};

/** Starts a function as Lambda does and waits until it asks for its first event, or fails to start. */
export const startFunction = async ({ client, folder, variables, ...deployed }: Start): Promise<RunningFunction> => {
  const api = await serveRuntimeApi(functionArn(deployed.name));
  const log = openLog();
  const child = spawn(process.execPath, [...nodeFlags(deployed.memoryMb), client, 'index.handler'], {
    cwd: folder,
    env: { ...variables, ...lambdaEnvironment(deployed, resolve(folder), api.address) },
    stdio: ['ignore', ...log.fds],
  });
  let isRunning = true;
  const exited: Promise<Failure> = once(child, 'exit').then(([code, signal]) => {
    const failure = failureOf('Runtime.ExitError', `Runtime exited with ${signal ? `signal: ${signal}` : `error: exit status ${code}`}`);
    isRunning = false;
    api.abandon(failure);
    return failure;
  });
  const deadline = setTimeout(() => child.kill('SIGKILL'), START_MS);
  // The client says why it could not start, then ends: what it says comes first.
  const initFailure = await Promise.race([api.ready, api.initFailed, exited]);
  clearTimeout(deadline);

  let peakMb = 0;
  return {
    initFailure,
    lines: log.lines,
    peakMb: () => peakMb,
    invoke: async (event) => {
      const outcome = await Promise.race([api.invoke(event, deployed.timeoutMs), exited]);
      if (isRunning) peakMb = peakMbOf(child.pid);
      if (outcome.kind === 'failed' && outcome.errorType === 'Sandbox.Timedout') child.kill('SIGKILL');
      return outcome;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      api.close();
      log.remove();
    },
  };
};
