import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const FILE = fileURLToPath(new URL('../../../shared/data/online_retail_2010_2011.csv.gz', import.meta.url));

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const FLAGS = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'];

/** Why the real data cannot be used, or false. CI must have it. */
export const missingData = (): string | false => {
  if (existsSync(FILE)) return false;
  if (process.env.CI) throw new Error(`${FILE} is missing, and CI must test with it`);
  return '../shared/data is not there';
};

export const startImport = (data: string, files: readonly string[], profile: string): ChildProcess =>
  spawn(process.execPath, [...FLAGS, MAIN, '--data', data, 'import', ...files, '--profile', profile, '--json']);

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
};

/** Imports in a process of its own and gives what it printed. */
export const importInto = async (data: string, files: readonly string[], profile: string) => {
  const child = startImport(data, files, profile);
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  if (out === '') throw new Error(err);
  return JSON.parse(out);
};

/** Starts an import and kills it as soon as it has said `line`. */
export const killAt = (data: string, profile: string, line: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = startImport(data, [FILE], profile);
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(line)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (_, signal) => resolve(signal ?? said));
  });

/** A sale as the file states it. `at` and `day` are of the clock on the wall. */
export type FileRow = { readonly invoice: string; readonly customer: string; readonly day: string; readonly at: string };

const CELL = /("(?:[^"]|"")*"|[^,"]*)(?:,|$)/g;
const cellsOf = (line: string): string[] =>
  [...line.matchAll(CELL)].map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));

export const linesOfFile = (): { header: string; lines: string[] } => {
  const [header = '', ...lines] = gunzipSync(readFileSync(FILE)).toString('latin1').split(/\r?\n/);
  return { header, lines: lines.filter((line) => line !== '') };
};

/** The rows of the clean set, read by other means than the program's. */
export const cleanRows = (lines: readonly string[]): FileRow[] =>
  lines.flatMap((line) => {
    const [invoice = '', , , quantity, at = '', price, customer = ''] = cellsOf(line);
    const isClean = !invoice.startsWith('C') && customer !== '' && customer !== 'NA' && Number(quantity) > 0 && Number(price) > 0;
    return isClean ? [{ invoice, customer, at, day: at.slice(0, 10) }] : [];
  });

/** Mulberry32. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Writes the rows, shuffled, into so many files with the header each. */
export const writeShuffledParts = (dir: string, parts: number, random: () => number): string[] => {
  const { header, lines } = linesOfFile();
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  const size = Math.ceil(lines.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const path = join(dir, `part-${part}.csv`);
    writeFileSync(path, [header, ...lines.slice(part * size, (part + 1) * size), ''].join('\n'), 'latin1');
    return path;
  });
};
