import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The flags that the launcher gives the program, see `bin/tillbook.mjs`. */
const PROGRAM_FLAGS = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning'];

/** Where `report-peak.ts` writes. */
const PEAK_FD = 3;
const PEAK = new URL('children/report-peak.ts', import.meta.url);

/** How a program went: from its start to its end, at most so much memory, and what it printed. */
export type Run = { readonly ms: number; readonly peakMb: number; readonly output: string };

const ended = (child: ReturnType<typeof spawn>): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

/** Runs one program of ours in a process of its own. Throws where it fails. */
export const runChild = async (script: URL, args: readonly string[]): Promise<Run> => {
  const start = performance.now();
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, `--import=${PEAK.href}`, fileURLToPath(script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const texts = [1, 2, PEAK_FD].map((fd) => text(child.stdio[fd] as Readable));
  const [code, output = '', complaint = '', peak = ''] = await Promise.all([ended(child), ...texts]);
  if (code !== 0) throw new Error(`${fileURLToPath(script)} ${args.join(' ')} ended with code ${code}: ${complaint}`);
  return { ms: performance.now() - start, peakMb: Number(peak) / 1024, output };
};
