import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { FunctionName } from '../../infra/functions.ts';
import { writeQueryAssets } from '../../infra/query-assets.ts';

const SDK_SENDER = fileURLToPath(new URL('dynamo-sender-by-sdk.ts', import.meta.url));

const bySdk: Plugin = {
  name: 'by-sdk',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/dynamo-sender\.ts$/ }, () => ({ path: SDK_SENDER }));
  },
};

export const SENDERS = ['ours', 'sdk'] as const;
export type SenderName = (typeof SENDERS)[number];

/** A function as a file of its own, as `infra/bundle.ts` makes it, or with the SDK's client in the place of our sender. */
export const bundleHandler = async (name: FunctionName, sender: SenderName, into: string): Promise<{ url: string; bytes: number }> => {
  const folder = join(into, name, sender);
  const { metafile } = await build({
    entryPoints: [resolve(`src/lambda/${name}/index.ts`)],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    plugins: sender === 'sdk' ? [bySdk] : [],
  });
  if (name === 'query') await writeQueryAssets(join(folder, 'served'));
  return { url: pathToFileURL(join(folder, 'index.mjs')).href, bytes: Object.values(metafile.outputs)[0]?.bytes ?? Number.NaN };
};
