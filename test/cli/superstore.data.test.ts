import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createFolder, dealOut, importFiles, linesOf, missingFiles, report, sharedFile } from './shared-data.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const NAME = 'superstore_2014_2017_npm.csv.gz';
const FILE = sharedFile(NAME);
const HOW = { profile: 'superstore' };
const MONTHS = ['2014-01', '2017-12'] as const;

/** Exact sales by year, in ten-thousandths of a dollar: they are 484,247.50, 470,532.51, 609,205.60 and 733,215.26 rounded. */
const YEARS = { 2014: 484_247_50, 2015: 470_532_51, 2016: 609_205_60, 2017: 733_215_26 };

const skip = missingFiles([NAME]);

describe('Superstore', { skip }, () => {
  const dir = createFolder();
  const data = join(dir, 'all');
  let account: Awaited<ReturnType<typeof importFiles>>;

  before(async () => {
    account = await importFiles(data, [FILE], HOW);
  });

  test('is right to the cent, and states what rounding took', async () => {
    assert.deepEqual(account.rows, { read: 9_994, accepted: 9_994, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    assert.deepEqual([account.orders.accepted, account.products, account.rounding], [5_009, 1_862, { USD: '0.2103' }]);
    const { totals } = await report(data, 'sales', MONTHS);
    assert.deepEqual([totals.netSales, totals.grossSales - totals.discounts], [2_297_200_65, 2_297_200_65]);
    assert.deepEqual([totals.orders, totals.unitsSold], [5_009, 37_873]);
    const customers = await report(data, 'customers', MONTHS);
    assert.deepEqual([customers.totals.distinctCustomers, customers.totals.newCustomers], [793, 793]);
  });

  test('is by year what the file says, with what rounding took in each', async () => {
    const { header, lines } = linesOf(NAME);
    for (const [year, cents] of Object.entries(YEARS)) {
      const file = join(dir, `${year}.csv`);
      // The third column is the date of the order.
      const ofYear = lines.filter((line) => new RegExp(`^\\d+,"[^"]*",${year}-`).test(line));
      writeFileSync(file, [header, ...ofYear].join('\n'));
      const { rounding } = await importFiles(join(dir, year), [file], HOW);
      const { totals } = await report(data, 'sales', [`${year}-01`, `${year}-12`]);
      assert.equal(Math.round(totals.netSales + Number(rounding.USD) * 100), cents, year);
    }
  });

  test('leaves the profit that the file states, each line rounded once', async () => {
    const { totals, rows } = await report(data, 'sales', MONTHS, '--grain', 'year', '--metrics', 'netSales,grossProfit');
    assert.deepEqual([totals.grossProfit, totals.netSales, rows.length], [286_396_59, 2_297_200_65, 4]);
  });

  test('imported again, and shuffled in parts, gives the same tables', async () => {
    const content = await tableContent(data);
    const { rows } = await importFiles(data, [FILE], HOW);
    assert.deepEqual([rows.accepted, rows.duplicate, rows.stale], [0, 9_994, 0]);
    assert.deepEqual(differences(await tableContent(data), content), []);
    await importFiles(join(dir, 'parts'), dealOut(dir, NAME, 7), HOW);
    assert.deepEqual(differences(await tableContent(join(dir, 'parts')), content), []);
  });
});
