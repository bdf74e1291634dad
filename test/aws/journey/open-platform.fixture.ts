import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Answer, type Ask, askGateway } from '../ask-gateway.fixture.ts';
import { type Run, runTool } from './run-tool.fixture.ts';
import { openTarget, type Target } from './target.fixture.ts';

const TILLBOOK = resolve('bin/tillbook.mjs');

/** Secrets of the sources in the settings; they stand in variables, as an owner would have them. */
export type Secrets = Readonly<Record<string, string>>;

/** A shop on a target, as its owner has it: a settings file, the command line, and the address that it printed. */
export type Platform = {
  readonly target: Target;
  readonly settingsFile: string;
  /** Runs the command line beside the settings; fails unless it ends with one of `codes`. */
  readonly tillbook: (argv: readonly string[], codes?: readonly number[]) => Promise<Run>;
  /** From now on the command line works for somebody else, by their variables. */
  readonly workFor: (access: Readonly<Record<string, string>>) => void;
  /** Deploys, or deploys again, with these settings; gives what the command says as JSON. */
  readonly deploy: (settings: object) => Promise<{ readonly url: string; readonly token: string | null }>;
  /** Writes a file beside the settings. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly ask: (path: string, ask?: Ask) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** Makes nothing yet: `deploy` does. */
export const openPlatform = async (secrets: Secrets): Promise<Platform> => {
  const target = await openTarget();
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-platform-'));
  const settingsFile = join(folder, 'tillbook.json');
  let url = '';
  let access: Readonly<Record<string, string>> = {};

  const tillbook: Platform['tillbook'] = async (argv, codes = [0]) => {
    const run = await runTool(process.execPath, [TILLBOOK, ...argv], {
      env: { ...target.environment, ...secrets, ...access },
      cwd: folder,
    });
    if (!codes.includes(run.code ?? -1)) throw new Error(`tillbook ${argv.join(' ')} ended with ${run.code}: ${run.said}`);
    return run;
  };

  const deploy: Platform['deploy'] = async (wanted) => {
    writeFileSync(settingsFile, JSON.stringify(wanted));
    const { out } = await tillbook(['deploy', '--settings', settingsFile, '--bootstrap', '--yes', '--json']);
    const deployed = JSON.parse(out);
    url = deployed.url;
    return deployed;
  };

  const write: Platform['write'] = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  const workFor: Platform['workFor'] = (theirs) => {
    access = theirs;
  };

  return {
    target,
    workFor,
    write,
    settingsFile,
    tillbook,
    deploy,
    ask: (path, ask = {}) => askGateway(new URL(path, url), ask, target.endpoint),
    close: async () => {
      await target.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
