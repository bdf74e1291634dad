import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { checkNode } from './check-node.ts';
import { checkPackages } from './check-packages.ts';
import type { Finding } from './finding.ts';

const Manifest = z.object({ dependencies: z.object({ node: z.string() }) });

const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8'));

/** The checks of the program itself. */
export const examineInstallation = async (): Promise<Finding[]> => {
  const { dependencies } = Manifest.parse(await readJson('package.json'));
  const installed = await readJson('node_modules/.package-lock.json').catch(() => undefined);
  return [checkNode(process.version, dependencies.node), checkPackages(await readJson('package-lock.json'), installed)];
};
