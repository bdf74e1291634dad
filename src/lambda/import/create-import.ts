import { bulkWork, endOf, type InvocationContext } from '../shared/bulk-work.ts';
import { openBook } from '../shared/open-book.ts';
import { keptGuestKey } from '../shared/secrets.ts';
import { tellInvocation } from '../shared/tell-invocation.ts';
import type { World } from '../shared/world.ts';
import type { ImportTools } from './import-tools.ts';
import { type ImportReport, runImports } from './run-imports.ts';

/** What the function finds around it beside what every function does. */
export type ImportWorld = World &
  Pick<ImportTools, 'profileOf' | 'profileNames' | 'openObject' | 'stagingPath'> & { readonly delay: (ms: number) => Promise<void> };

/** Some 330 write units, 22 seconds of the pace: so much is done again after a crash. @unit orders */
const BATCH = 100;

const countsOf = ({ noted, failures, ...counts }: ImportReport) => ({
  noted: noted.new,
  waiting: noted.waiting,
  knownBefore: noted.done,
  failed: failures.length,
  ...counts,
  ...(failures.length > 0 && { says: failures.join(' ') }),
});

/** Books the orders of files, over as many invocations as they need. A file that cannot be imported counts as an error, so that it is seen. */
export const createImport = (world: ImportWorld) => {
  const { meter, open } = openBook(world);
  const guestKey = keptGuestKey(world);
  const teller = { ...world, function: 'import', shop: world.environment.shopName, readMeter: meter.read } as const;
  return (event: unknown, context: InvocationContext): Promise<ImportReport> =>
    tellInvocation(teller, async () => {
      const { shop, effects } = await open();
      const work = bulkWork(effects, world, endOf(context, world.nowMs()));
      const report = await runImports(event, { ...world, shop, effects, guestKey: await guestKey(), ...work, batch: BATCH });
      const { accepted, quarantined, failures } = report;
      const metrics = { OrdersAccepted: accepted, Quarantined: quarantined, ...(failures.length > 0 && { Errors: failures.length }) };
      return { counts: countsOf(report), metrics, result: report };
    });
};
