import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import type { DeployedProfiles } from '../src/lambda/import/profiles.ts';
import { FUNCTION_NAMES, type FunctionName } from './functions.ts';
import { writeQueryAssets } from './query-assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the bundles lie, below the folder one works in: one folder a function, ignored by git. */
export const BUNDLES = resolve('dist/lambda');

export const bundleFolder = (name: FunctionName): string => resolve(BUNDLES, name);

// Moved into its place whole, so that whoever else bundles or reads at the same time finds all of it.
const place = (name: FunctionName, bytes: Uint8Array): void => {
  const aside = resolve(BUNDLES, `${name}.${process.pid}.mjs`);
  mkdirSync(bundleFolder(name), { recursive: true });
  writeFileSync(aside, bytes);
  renameSync(aside, resolve(bundleFolder(name), 'index.mjs'));
};

/**
 * One function as a single file that needs nothing but Node: the same sources give the same bytes. `profiles`: the shop's own, which the
 * import reads files by.
 */
export const bundleFunction = async (name: FunctionName, profiles: DeployedProfiles = {}): Promise<Metafile> => {
  const { metafile, outputFiles } = await build({
    entryPoints: [resolve(root, `src/lambda/${name}/index.ts`)],
    outfile: resolve(bundleFolder(name), 'index.mjs'),
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    define: { TILLBOOK_PROFILES: JSON.stringify(profiles) },
    mainFields: ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
  });
  for (const { contents } of outputFiles) place(name, contents);
  return metafile;
};

export const bundleFunctions = async (profiles?: DeployedProfiles): Promise<void> => {
  await Promise.all(FUNCTION_NAMES.map((name) => bundleFunction(name, profiles)));
  await writeQueryAssets(resolve(bundleFolder('query'), 'served'));
};
