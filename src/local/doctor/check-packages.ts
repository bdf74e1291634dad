import * as z from 'zod/mini';
import { type Finding, ok, wrong } from './finding.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.optional(z.string()), optional: z.optional(z.boolean()), dev: z.optional(z.boolean()) }),
  ),
});

const SHOWN = 3;
const REMEDY = 'run "npm ci" in the checkout';

/** Whether the packages that the program needs are those of its lock file; both are npm's files, the second undefined where it is missing. */
export const checkPackages = (locked: unknown, installed: unknown): Finding => {
  const [want, have] = [Lock.parse(locked), Lock.safeParse(installed)];
  if (!have.success) return wrong('packages', 'nothing says what is installed', REMEDY);
  const needed = Object.entries(want.packages).filter(([path, { optional, dev }]) => path !== '' && optional !== true && dev !== true);
  const differing = needed.filter(([path, { version }]) => have.data.packages[path]?.version !== version).map(([path]) => path);
  if (differing.length === 0) return ok('packages', `${needed.length} as the lock file names them`);
  const names = differing.slice(0, SHOWN).map((path) => path.replace('node_modules/', ''));
  return wrong('packages', `${differing.length} are missing or of another version, e.g. ${names.join(', ')}`, REMEDY);
};
