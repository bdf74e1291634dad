import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Figure, medianOf, numberText, type Section } from './figure.ts';
import { inFolder, progress } from './lab.ts';
import { runChild } from './run-child.ts';

const CHILD = new URL('children/time-sender.ts', import.meta.url);
const STARTS = 20;
const GOALS = { startRatio: 0.5 };

const SENDERS = ['by-us', 'by-sdk', 'by-aws4fetch'] as const;
type SenderName = (typeof SENDERS)[number];

/** An order as it is stored: a packed body beside some attributes. */
const ITEM = {
  pk: { S: 'ORDER#shop#1' },
  sk: { S: 'DOC' },
  v: { S: '2026-11-25T10:00:00.000Z|2026-11-25T10:00:01.000Z' },
  rev: { N: '3' },
  total: { N: '12345' },
  doc: { B: Buffer.alloc(700, 'x').toString('base64') },
};

/** DynamoDB as far as one GetItem needs it, at no cost of its own. */
async function listen(): Promise<{ server: Server; endpoint: string }> {
  const answer = JSON.stringify({ Item: ITEM });
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

/** As `infra/bundle.ts` does it. */
async function bundle(name: SenderName, folder: string): Promise<{ file: string; bytes: number }> {
  const outfile = join(folder, `${name}.mjs`);
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`senders/${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
  });
  return { file: outfile, bytes: Object.values(metafile.outputs)[0]?.bytes ?? Number.NaN };
}

type Start = {
  readonly importedMs: number;
  readonly firstMs: number;
  readonly warmMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
};

type Measured = { readonly bytes: number; readonly starts: readonly Start[] };

const startOnce = async (file: string, endpoint: string): Promise<Start> => {
  const { output, peakMb } = await runChild(CHILD, [pathToFileURL(file).href, endpoint]);
  return { ...JSON.parse(output), peakMb };
};

/** One start of each in turn, so that a noisy moment of the machine meets all. */
const measure = (): Promise<Record<SenderName, Measured>> =>
  inFolder(async (folder) => {
    const { server, endpoint } = await listen();
    const bundles = await Promise.all(SENDERS.map((name) => bundle(name, folder)));
    const starts: Start[][] = SENDERS.map(() => []);
    for (let turn = 1; turn <= STARTS; turn += 1) {
      progress(`the sender against the SDK: start ${turn} of ${STARTS}`);
      for (const [index, { file }] of bundles.entries()) starts[index]?.push(await startOnce(file, endpoint));
    }
    server.close();
    const of = (index: number): Measured => ({ bytes: bundles[index]?.bytes ?? Number.NaN, starts: starts[index] ?? [] });
    return { 'by-us': of(0), 'by-sdk': of(1), 'by-aws4fetch': of(2) };
  });

const ROWS: readonly (readonly [what: string, unit: string, of: (measured: Measured) => number])[] = [
  ['import + first call', 'ms', ({ starts }) => medianOf(starts.map(({ firstMs }) => firstMs))],
  ['… the import alone', 'ms', ({ starts }) => medianOf(starts.map(({ importedMs }) => importedMs))],
  ['a warm GetItem', 'ms', ({ starts }) => medianOf(starts.map(({ warmMs }) => warmMs))],
  ['… its processor time', 'ms', ({ starts }) => medianOf(starts.map(({ cpuMs }) => cpuMs))],
  ['peak memory', 'MB', ({ starts }) => medianOf(starts.map(({ peakMb }) => peakMb))],
  ['bundle, minified', 'KB', ({ bytes }) => bytes / 1000],
];

const figuresOf = (measured: Record<SenderName, Measured>): Figure[] => {
  const ours = measured['by-us'];
  const peerOf = (of: (measured: Measured) => number): string =>
    `SDK ${numberText(of(measured['by-sdk']))}; with aws4fetch's signatures ${numberText(of(measured['by-aws4fetch']))}`;
  const ratios = ours.starts.map(({ firstMs }, index) => firstMs / (measured['by-sdk'].starts[index]?.firstMs ?? Number.NaN));
  const [first, ...others] = ROWS.map(([what, unit, of]) => ({ what, ours: of(ours), unit, peer: peerOf(of) }));
  if (first === undefined) return [];
  return [first, { what: '… as a ratio to the SDK', ours: medianOf(ratios), unit: '×', goal: GOALS.startRatio }, ...others];
};

export const senderSection = async (): Promise<Section> => ({
  title: 'The small sender',
  intro: `One handler, which reads an order of 0.8 KB from the table, bundled with our sender, with the SDK's client, and with our sender signing by aws4fetch. Each start is a process of its own against a stub on the same machine; medians of ${STARTS} starts, taken in turn. Warm figures are of 1,000 calls behind the first 200.`,
  figures: figuresOf(await measure()),
});
