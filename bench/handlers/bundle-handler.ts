import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { bundleOptions } from '../../infra/bundle.ts';
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

/** The address of a function's bundle as it is deployed, or with the SDK's client in the place of our sender. */
export const bundleHandler = async (name: FunctionName, sender: SenderName, into: string): Promise<string> => {
  const folder = join(into, name, sender);
  await build({
    ...bundleOptions(name),
    write: true,
    outfile: join(folder, 'index.mjs'),
    plugins: sender === 'sdk' ? [bySdk] : [],
  });
  if (name === 'query') await writeQueryAssets(join(folder, 'served'));
  return pathToFileURL(join(folder, 'index.mjs')).href;
};
