import { folderFiles } from '../src/local/folder-files.ts';
import { type Figure, medianOf, numberText, type Section } from './figure.ts';
import { inFolder, progress } from './lab.ts';
import { ONLINE_RETAIL_FILE, ONLINE_RETAIL_PROFILE } from './online-retail.ts';
import { type Run, runChild } from './run-child.ts';

const PROGRAM = new URL('../src/cli/main.ts', import.meta.url);
const FOLD = new URL('children/fold-all.ts', import.meta.url);
const DUCKDB = new URL('children/group-with-duckdb.ts', import.meta.url);

const PAIRS = 3;
const GOALS = { wholeRatio: 20, peakMb: 400, foldRatio: 3 };

const importFile = (folder: string): Promise<Run> =>
  runChild(PROGRAM, ['--data', folder, 'import', ONLINE_RETAIL_FILE, '--profile', ONLINE_RETAIL_PROFILE, '--json']);

type Pair = { readonly ours: Run; readonly duckdb: Run; readonly foldMs: number };

const runPair = (): Promise<Pair> =>
  inFolder(async (folder) => {
    const duckdb = await runChild(DUCKDB, [ONLINE_RETAIL_FILE]);
    const ours = await importFile(folder);
    const fold = await runChild(FOLD, [folderFiles(folder).table]);
    return { ours, duckdb, foldMs: Number(fold.output) };
  });

const seconds = (ms: number): string => `${numberText(ms / 1000)} s`;

const figuresOf = (pairs: readonly Pair[]): Figure[] => {
  const median = (of: (pair: Pair) => number): number => medianOf(pairs.map(of));
  const duckdbMb = `DuckDB ${numberText(median(({ duckdb }) => duckdb.peakMb))} MB`;
  return [
    {
      what: 'gzip file to answerable',
      ours: median(({ ours }) => ours.ms / 1000),
      unit: 's',
      peer: `DuckDB ${seconds(median(({ duckdb }) => duckdb.ms))}`,
    },
    { what: '… as a ratio', ours: median(({ ours, duckdb }) => ours.ms / duckdb.ms), unit: '×', goal: GOALS.wholeRatio },
    { what: '… peak memory', ours: Math.max(...pairs.map(({ ours }) => ours.peakMb)), unit: 'MB', goal: GOALS.peakMb, peer: duckdbMb },
    {
      what: 'the fold alone: all days and months from the ledger',
      ours: median(({ foldMs }) => foldMs / 1000),
      unit: 's',
      peer: `DuckDB, reading and grouping, without its start ${seconds(median(({ duckdb }) => Number(duckdb.output)))}`,
    },
    { what: '… as a ratio', ours: median(({ foldMs, duckdb }) => foldMs / Number(duckdb.output)), unit: '×', goal: GOALS.foldRatio },
  ];
};

export const againstDuckdbSection = async (): Promise<Section> => {
  const pairs: Pair[] = [];
  for (let pair = 1; pair <= PAIRS; pair += 1) {
    progress(`Online Retail against DuckDB: pair ${pair} of ${PAIRS}`);
    pairs.push(await runPair());
  }
  return {
    title: 'Online Retail, from gzip file to answerable',
    intro: `541,909 rows by \`tillbook import\` into a new folder, against DuckDB reading the same file and grouping it by day, by country, and by product and day. Each in a process of its own, whole; medians of ${PAIRS} pairs (of the peak: the highest). DuckDB keeps nothing; tillbook has then documents, ledger, customers' records and rollups on disk.`,
    figures: figuresOf(pairs),
  };
};
