import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folderFiles } from '../src/local/folder-files.ts';
import { type Figure, medianOf, numberText, type Section } from './figure.ts';
import { inFolder, progress } from './lab.ts';
import { ONLINE_RETAIL_FILE, ONLINE_RETAIL_PROFILE } from './online-retail.ts';
import { type Run, runChild } from './run-child.ts';

const PROGRAM = new URL('../src/cli/main.ts', import.meta.url);
const COPY = new URL('children/copy-with-sqlite.ts', import.meta.url);
const LOAD = new URL('children/load-with-sqlite.ts', import.meta.url);

const ROUNDS = 3;
const GOALS = { seconds: 10, peakMb: 250 };

const tillbook = (data: string, ...argv: string[]): Promise<Run> => runChild(PROGRAM, ['--data', data, ...argv, '--json']);

const megabytes = (path: string): number => statSync(path).size / 1e6;
const megabytesIn = (dir: string): number => readdirSync(dir).reduce((sum, name) => sum + megabytes(join(dir, name)), 0);

type Round = {
  readonly exported: Run;
  readonly restored: Run;
  readonly peer: { readonly copyMs: number; readonly linesMs: number; readonly loadMs: number };
  readonly mb: { readonly table: number; readonly exported: number; readonly copy: number; readonly lines: number };
};

const runRound = async (data: string): Promise<Round> =>
  inFolder(async (folder) => {
    const [out, restored, peer] = [join(folder, 'export'), join(folder, 'restored'), join(folder, 'peer')];
    const copied = await runChild(COPY, [folderFiles(data).table, peer]);
    const loaded = await runChild(LOAD, [`${peer}.jsonl`, `${peer}-loaded.db`]);
    return {
      exported: await tillbook(data, 'export', out),
      restored: await tillbook(restored, 'restore', out),
      peer: { ...JSON.parse(copied.output), loadMs: Number(loaded.output) },
      mb: {
        table: megabytes(folderFiles(data).table),
        exported: megabytesIn(out),
        copy: megabytes(`${peer}.db`),
        lines: megabytes(`${peer}.jsonl`),
      },
    };
  });

const seconds = (ms: number): string => `${numberText(ms / 1000)} s`;

const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const median = (of: (round: Round) => number): number => medianOf(rounds.map(of));
  const most = (of: (round: Round) => number): number => Math.max(...rounds.map(of));
  const raw = `the same rows raw, without decoding or checksums: ${seconds(median(({ peer }) => peer.linesMs))}`;
  return [
    {
      what: 'export: the whole command',
      ours: median(({ exported }) => exported.ms / 1000),
      unit: 's',
      goal: GOALS.seconds,
      peer: `VACUUM INTO ${seconds(median(({ peer }) => peer.copyMs))}; ${raw}`,
    },
    { what: '… peak memory', ours: most(({ exported }) => exported.peakMb), unit: 'MB', goal: GOALS.peakMb },
    {
      what: '… size',
      ours: median(({ mb }) => mb.exported),
      unit: 'MB',
      peer: `table ${numberText(median(({ mb }) => mb.table))} MB, VACUUM INTO ${numberText(median(({ mb }) => mb.copy))} MB, raw lines ${numberText(median(({ mb }) => mb.lines))} MB`,
    },
    {
      what: 'restore: the whole command, all checksums proven first',
      ours: median(({ restored }) => restored.ms / 1000),
      unit: 's',
      goal: GOALS.seconds,
      peer: `the raw lines into a new table ${seconds(median(({ peer }) => peer.loadMs))}`,
    },
    { what: '… peak memory', ours: most(({ restored }) => restored.peakMb), unit: 'MB', goal: GOALS.peakMb },
  ];
};

export const backupSection = (): Promise<Section> =>
  inFolder(async (folder) => {
    const data = join(folder, 'shop');
    progress('Backup: importing Online Retail');
    await tillbook(data, 'import', ONLINE_RETAIL_FILE, '--profile', ONLINE_RETAIL_PROFILE);
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      progress(`Backup: round ${round} of ${ROUNDS}`);
      rounds.push(await runRound(data));
    }
    return {
      title: 'Online Retail, exported and restored',
      intro: `The folder of 541,909 imported rows as plain files, orders decoded, and back; each command in a process of its own, medians of ${ROUNDS} rounds (of the peak: the highest). The peer is SQLite itself on the same table: its copy, and its rows as lines of JSON with the packed body in base64, which nobody could read without tillbook.`,
      figures: figuresOf(rounds),
    };
  });
