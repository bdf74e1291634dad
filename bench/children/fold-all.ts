// Folds all days and months of a booked table again from the ledger, and prints the milliseconds it took.
import { randomUUID } from 'node:crypto';
import { Day, dayOfEpoch } from '../../src/domain/time/day.ts';
import { readShop } from '../../src/pipeline/set-up.ts';
import { sweepNightly } from '../../src/pipeline/sweep.ts';
import { queryAll } from '../../src/store/query-all.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';
import { dayRollupKey, dirtyDayKey } from '../../src/store/table.ts';

const [path = ''] = process.argv.slice(2);
const sqlite = openSqliteTable({ path });
await sqlite.group(async (table) => {
  const effects = { table, nowMs: Date.now, nonce: randomUUID };
  const shop = await readShop(effects);
  if (shop === undefined) throw new Error(`${path} has not been set up`);
  const standing = await queryAll(table, { pk: dayRollupKey('S', dayOfEpoch(0)).pk, consistency: 'strong' });
  for (const { sk } of standing) await table.putIf({ ...dirtyDayKey(Day.parse(sk)), nonce: randomUUID() });
  const start = performance.now();
  await sweepNightly(shop, effects);
  console.log(String(performance.now() - start));
});
sqlite.close();
