import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createFolder, dealOut, importFiles, missingFiles, report, sharedFile } from './shared-data.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const NAMES = ['chinook_InvoiceLine.csv', 'chinook_Invoice.csv', 'chinook_Track.csv'] as const;
const FILE = sharedFile(NAMES[0]);
const HOW = { profile: 'chinook', joins: { Invoice: sharedFile(NAMES[1]), Track: sharedFile(NAMES[2]) } };
const MONTHS = ['2021-01', '2025-12'] as const;

const skip = missingFiles(NAMES);

describe('Chinook', { skip }, () => {
  const dir = createFolder();
  const data = join(dir, 'all');
  let account: Awaited<ReturnType<typeof importFiles>>;

  before(async () => {
    account = await importFiles(data, [FILE], HOW);
  });

  test('is right to the cent over its joined files', async () => {
    assert.deepEqual(account.rows, { read: 2_240, accepted: 2_240, duplicate: 0, stale: 0, quarantined: {}, excluded: {} });
    assert.deepEqual([account.orders.accepted, account.rounding], [412, {}]);
    assert.deepEqual(account.joins, { Invoice: { rows: 412, unused: 0 }, Track: { rows: 3_503, unused: 1_519 } });
    const { totals, rows } = await report(data, 'sales', MONTHS, '--by', 'country');
    assert.deepEqual([totals.netSales, totals.orders, rows.length], [2_328_60, 412, 24]);
    assert.equal((await report(data, 'customers', MONTHS)).totals.distinctCustomers, 59);
  });

  test('imported again, and shuffled in parts, gives the same tables', async () => {
    const content = await tableContent(data);
    const { rows } = await importFiles(data, [FILE], HOW);
    assert.deepEqual([rows.accepted, rows.duplicate, rows.stale], [0, 2_240, 0]);
    assert.deepEqual(differences(await tableContent(data), content), []);
    await importFiles(join(dir, 'parts'), dealOut(dir, NAMES[0], 5), HOW);
    assert.deepEqual(differences(await tableContent(join(dir, 'parts')), content), []);
  });
});
