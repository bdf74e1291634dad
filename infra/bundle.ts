import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { FUNCTION_NAMES, type FunctionName } from './functions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the bundles lie, one folder a function, made anew each time and ignored by git. */
export const BUNDLES = resolve(root, 'dist/lambda');

export const bundleFolder = (name: FunctionName): string => resolve(BUNDLES, name);

/** One function as a single file that needs nothing but Node: the same sources give the same bytes. */
export const bundleFunction = async (name: FunctionName): Promise<Metafile> => {
  const { metafile } = await build({
    entryPoints: [resolve(root, `src/lambda/${name}/index.ts`)],
    outfile: resolve(bundleFolder(name), 'index.mjs'),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
  });
  return metafile;
};

export const bundleFunctions = async (): Promise<void> => {
  rmSync(BUNDLES, { recursive: true, force: true });
  await Promise.all(FUNCTION_NAMES.map(bundleFunction));
};
