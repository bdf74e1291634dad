import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createFolder, dealOut, importFiles, missingFiles, report, sharedFile } from './shared-data.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const NAMES = ['northwind_order_details.csv', 'northwind_orders.csv', 'northwind_products.csv', 'northwind_categories.csv'] as const;
const FILE = sharedFile(NAMES[0]);
const joins = { Order: sharedFile(NAMES[1]), Product: sharedFile(NAMES[2]), Category: sharedFile(NAMES[3]) };
const HOW = { profile: 'northwind', joins };
const MONTHS = ['1996-07', '1998-05'] as const;

const skip = missingFiles(NAMES);

describe('Northwind', { skip }, () => {
  const dir = createFolder();
  const data = join(dir, 'all');
  let account: Awaited<ReturnType<typeof importFiles>>;

  before(async () => {
    account = await importFiles(data, [FILE], HOW);
  });

  test('is right to the cent, and states what rounding took', async () => {
    assert.deepEqual(account.rows, { read: 2_155, accepted: 2_155, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    const { totals } = await report(data, 'sales', MONTHS);
    assert.deepEqual([totals.grossSales, totals.shipping, totals.orders], [1_354_458_59, 64_942_69, 830]);
    // With rates of 15 % the exact net is 1,265,793.0395; with the text 0.150000006 as it stands it would be 1,265,793.0387.
    assert.deepEqual([totals.netSales, account.rounding], [1_265_793_02, { USD: '0.0195' }]);
    assert.equal((await report(data, 'customers', MONTHS)).totals.distinctCustomers, 89);
  });

  test('begins and ends on the days of the file, and joins products to categories', async () => {
    const { rows } = await report(data, 'sales', MONTHS, '--grain', 'day');
    const days = rows.filter(({ orders }: { orders: number }) => orders > 0).map(({ period }: { period: string }) => period);
    assert.deepEqual([days[0], days.at(-1)], ['1996-07-04', '1998-05-06']);
    assert.deepEqual(account.joins, {
      Order: { rows: 830, unused: 0 },
      Product: { rows: 77, unused: 0 },
      Category: { rows: 8, unused: 0 },
    });
  });

  test('imported again, and shuffled in parts, gives the same tables', async () => {
    const content = await tableContent(data);
    const { rows } = await importFiles(data, [FILE], HOW);
    assert.deepEqual([rows.accepted, rows.duplicate, rows.stale], [0, 2_155, 0]);
    assert.deepEqual(differences(await tableContent(data), content), []);
    await importFiles(join(dir, 'parts'), dealOut(dir, NAMES[0], 5), HOW);
    assert.deepEqual(differences(await tableContent(join(dir, 'parts')), content), []);
  });
});
