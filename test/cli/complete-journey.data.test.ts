import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { answer, createFolder, dealOut, importFiles, missingFiles, report, sharedFile } from './shared-data.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const NAME = 'complete_journey_2017_h1.csv.gz';
const PRODUCTS = 'complete_journey_products.csv.gz';
const FILE = sharedFile(NAME);
const HOW = { profile: 'complete-journey', joins: { Product: sharedFile(PRODUCTS) } };
const MONTHS = ['2017-01', '2017-06'] as const;

const NEW_YORK = [19_110_84, 18_970_56, 19_213_05, 17_758_15, 20_066_32, 18_701_83];
const UTC = [18_941_81, 19_020_39, 19_211_43, 17_789_73, 20_073_34, 18_784_05];

const skip = missingFiles([NAME, PRODUCTS]);

const byMonth = async (data: string): Promise<number[]> =>
  (await report(data, 'sales', MONTHS, '--grain', 'month')).rows.map(({ netSales }: { netSales: number }) => netSales);

describe('The Complete Journey', { skip }, () => {
  const dir = createFolder();
  const data = join(dir, 'new-york');
  let account: Awaited<ReturnType<typeof importFiles>>;

  before(async () => {
    account = await importFiles(data, [FILE], HOW);
  });

  test('is right to the cent in the months of New York', async () => {
    assert.deepEqual(account.rows, { read: 37_158, accepted: 37_158, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    // One row's sales are 4.440892e-16.
    assert.deepEqual([account.orders.accepted, account.rounding], [23_414, { USD: '0.0000000000000004440892' }]);
    assert.equal(account.joins.Product.rows, 92_331);
    const { totals } = await report(data, 'sales', MONTHS);
    assert.deepEqual([totals.netSales, totals.discounts, totals.orders], [113_820_75, 19_872_77 + 109_51, 23_414]);
    assert.deepEqual(await byMonth(data), NEW_YORK);
    assert.equal((await report(data, 'customers', MONTHS)).totals.distinctCustomers, 2_212);
  });

  test('is right in the months of UTC in a folder of that zone', async () => {
    const utc = join(dir, 'utc');
    await answer(utc, 'init', '--zone', 'UTC', '--currency', 'USD');
    await importFiles(utc, [FILE], HOW);
    assert.deepEqual(await byMonth(utc), UTC);
  });

  test('imported again, and shuffled in parts, gives the same tables', async () => {
    const content = await tableContent(data);
    const { rows } = await importFiles(data, [FILE], HOW);
    assert.deepEqual([rows.accepted, rows.duplicate, rows.stale], [0, 37_158, 0]);
    assert.deepEqual(differences(await tableContent(data), content), []);
    await importFiles(join(dir, 'parts'), dealOut(dir, NAME, 7), HOW);
    assert.deepEqual(differences(await tableContent(join(dir, 'parts')), content), []);
  });
});
