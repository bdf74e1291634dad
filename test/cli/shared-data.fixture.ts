import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { run } from './cli.fixture.ts';

/** A file of the shared data, which does not belong to the checkout. */
export const sharedFile = (name: string): string => fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));

/** Why these files cannot be used, or false. CI must have them. */
export const missingFiles = (names: readonly string[]): string | false => {
  const missing = names.find((name) => !existsSync(sharedFile(name)));
  if (missing === undefined) return false;
  if (process.env.CI) throw new Error(`../shared/data/${missing} is missing, and CI must test with it`);
  return `../shared/data/${missing} is not there`;
};

/** A temporary folder for the tests of one file. */
export const createFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tillbook-shared-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** An import's command line behind the files: the profile and its look-up files. */
export type How = { readonly profile: string; readonly joins?: Readonly<Record<string, string>> };

const joinsOf = ({ joins = {} }: How): string[] => Object.entries(joins).flatMap(([name, path]) => ['--join', `${name}=${path}`]);

/** Runs a command on a data folder and gives what it printed as JSON. */
export const answer = async (data: string, ...argv: string[]) => {
  const { out, err } = await run(['--data', data, ...argv, '--json']);
  if (out === '') throw new Error(err);
  return JSON.parse(out);
};

export const importFiles = (data: string, files: readonly string[], how: How) =>
  answer(data, 'import', ...files, '--profile', how.profile, ...joinsOf(how));

/** A report of these months. */
export const report = (data: string, name: string, months: readonly [string, string], ...more: string[]) =>
  answer(data, 'report', name, '--from', months[0], '--to', months[1], ...more);

/** The header of a file, plain or gzip, and its lines; no cell of the shared files has a line break. */
export const linesOf = (name: string): { readonly header: string; readonly lines: readonly string[] } => {
  const bytes = readFileSync(sharedFile(name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  return { header, lines };
};

/** Deals the rows of a file out to parts in an order that has nothing to do with theirs. */
export const dealOut = (dir: string, name: string, parts: number): string[] => {
  const { header, lines } = linesOf(name);
  const step = 104_729;
  const shuffled = lines.map((_, index) => lines[(index * step) % lines.length] ?? '');
  const length = Math.ceil(lines.length / parts);
  return Array.from({ length: parts }, (_, part) => {
    const path = join(dir, `${basename(name, '.gz')}-${part}.csv`);
    writeFileSync(path, [header, ...shuffled.slice(part * length, (part + 1) * length), ''].join('\n'));
    return path;
  });
};
