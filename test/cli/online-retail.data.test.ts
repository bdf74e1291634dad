import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { answerReport } from '../../src/api/reports/answer-report.ts';
import { parseReportQuery } from '../../src/api/reports/parse-report-query.ts';
import { reportEffects } from '../../src/api/reports/report-effects.ts';
import { addDays, Day, epochOfDay } from '../../src/domain/time/day.ts';
import { type Folder, openToRead } from '../../src/local/open-folder.ts';
import { askShop } from '../reports/ask-shop.ts';
import { checkConservation } from '../reports/conservation.ts';
import { run } from './cli.fixture.ts';
import {
  cleanRows,
  createRandom,
  FILE,
  importInto,
  killAt,
  linesOfFile,
  missingData,
  writeShuffledParts,
} from './online-retail.fixture.ts';
import { differences, tableContent } from './table-content.fixture.ts';

const skip = missingData();

const FIRST = Day.parse('2010-12-01');
const LAST = Day.parse('2011-12-09');
const RANGES = 1_000;
const SEED = 20101201;

const COUNTRIES = {
  'United Kingdom': 8_187_806_36,
  Netherlands: 284_661_54,
  EIRE: 263_276_82,
  Germany: 221_698_21,
  France: 197_403_90,
} as const;

const CLEAN_MONTHS = {
  '2010-12': 572_713_89,
  '2011-01': 569_445_04,
  '2011-02': 447_137_35,
  '2011-03': 595_500_76,
  '2011-04': 469_200_36,
  '2011-05': 678_594_56,
  '2011-06': 661_213_69,
  '2011-07': 600_091_01,
  '2011-08': 645_343_90,
  '2011-09': 952_838_38,
  '2011-10': 1_039_318_79,
  '2011-11': 1_161_817_38,
  '2011-12': 518_192_79,
} as const;

const report = async (data: string, name: string, ...more: string[]) => {
  const { out, err } = await run(['--data', data, 'report', name, '--from', '2010-12', '--to', '2011-12', '--json', ...more]);
  assert.notEqual(out, '', err);
  return JSON.parse(out);
};

type Row = Record<string, string | number>;

// The imports run in processes of their own, beside each other.
describe('Online Retail', { skip, concurrency: 2 }, () => {
  const dir = skip ? '' : mkdtempSync(join(tmpdir(), 'tillbook-retail-'));
  const all = join(dir, 'all');
  const clean = join(dir, 'clean');
  let account: { rows: unknown };
  let content: ReadonlyMap<string, string>;

  before(async () => {
    [account] = await Promise.all([importInto(all, [FILE], 'online-retail'), importInto(clean, [FILE], 'online-retail-clean')]);
    content = await tableContent(all);
  });

  after(() => rmSync(dir, { recursive: true, force: true }));

  test('is right to the penny, every row accounted for', async () => {
    const excluded = { 'stock-movement': 1_336, 'no-value-no-customer': 772 };
    assert.deepEqual(account.rows, { read: 541_909, accepted: 539_801, duplicate: 0, stale: 0, quarantined: {}, excluded });
    const { totals, rows: countries } = await report(all, 'sales', '--by', 'country');
    assert.equal(totals.totalSales, 9_747_747_93);
    const byCountry = Object.fromEntries(countries.map((row: Row) => [row.country, row.totalSales]));
    for (const [country, minor] of Object.entries(COUNTRIES)) assert.equal(byCountry[country], minor, country);
    assert.equal(
      countries.reduce((sum: number, row: Row) => sum + Number(row.totalSales), 0),
      9_747_747_93,
    );
  });

  test('adds up by every breakdown, in both views of returns', async () => {
    const folder = await openToRead(all);
    await checkConservation((params) => askShop({ from: '2010-12', to: '2011-12', ...params }, folder));
    folder.close();
  });

  test('has the clean set by month, its orders and its customers', async () => {
    const sales = await report(clean, 'sales', '--grain', 'month');
    assert.deepEqual(Object.fromEntries(sales.rows.map((row: Row) => [row.period, row.totalSales])), CLEAN_MONTHS);
    assert.deepEqual([sales.totals.orders, sales.totals.totalSales], [18_532, 8_911_407_90]);
    const { totals } = await report(clean, 'customers');
    assert.deepEqual([totals.distinctCustomers, totals.newCustomers], [4_338, 4_338]);
    assert.ok(sales.meta.readUnits <= 12, `${sales.meta.readUnits} read units`);
  });

  test('counts distinct and new customers of any range as a recount from the rows does', async () => {
    const days = new Map<string, string>();
    const customerOf = new Map<string, string>();
    for (const { invoice, customer, day } of cleanRows(linesOfFile().lines)) {
      const known = days.get(invoice);
      if (known === undefined || day < known) days.set(invoice, day);
      customerOf.set(invoice, customer);
    }
    const orders = [...days].map(([invoice, day]) => ({ day, customer: customerOf.get(invoice) ?? '' }));
    const firstDay = new Map<string, string>();
    for (const { day, customer } of orders) if (day < (firstDay.get(customer) ?? '9')) firstDay.set(customer, day);
    const random = createRandom(SEED);
    const length = epochOfDay(LAST) - epochOfDay(FIRST) + 1;
    const folder: Folder = await openToRead(clean);
    const effects = reportEffects(folder);
    for (let round = 0; round < RANGES; round += 1) {
      const [one, other] = [Math.floor(random() * length), Math.floor(random() * length)];
      const range = { from: addDays(FIRST, Math.min(one, other)), to: addDays(FIRST, Math.max(one, other)) };
      const inside = orders.filter(({ day }) => range.from <= day && day <= range.to).map(({ customer }) => customer);
      const distinct = new Set(inside);
      const fresh = [...distinct].filter((customer) => (firstDay.get(customer) ?? '') >= range.from);
      const parsed = parseReportQuery({ report: 'customers', ...range });
      assert.ok(parsed.kind === 'query');
      const { totals } = await answerReport(parsed.query, effects);
      const message = `seed ${SEED}, range ${range.from} to ${range.to}`;
      assert.deepEqual([totals.distinctCustomers, totals.newCustomers], [distinct.size, fresh.length], message);
    }
    folder.close();
  });

  test('exported and restored, gives the same tables', async () => {
    const [out, data] = [join(dir, 'export'), join(dir, 'restored')];
    assert.equal((await run(['--data', all, 'export', out])).code, 0);
    assert.equal((await run(['--data', data, 'restore', out])).code, 0);
    assert.deepEqual(differences(await tableContent(data), content), []);
  });

  test('killed in the middle and resumed, gives the same tables', async () => {
    const data = join(dir, 'killed');
    assert.equal(await killAt(data, 'online-retail-clean', 'booking orders: 25 %'), 'SIGKILL');
    const resumed = await importInto(data, [FILE], 'online-retail-clean');
    assert.ok(resumed.resumedAt > 0);
    assert.equal(resumed.rows.duplicate, 0);
    assert.deepEqual(differences(await tableContent(data), await tableContent(clean)), []);
  });

  test('shuffled and given as 50 parts, gives the same tables', async () => {
    const data = join(dir, 'parts');
    await importInto(data, writeShuffledParts(dir, 50, createRandom(SEED)), 'online-retail');
    assert.deepEqual(differences(await tableContent(data), content), []);
  });

  test('imported again, changes nothing', async () => {
    const { rows } = await importInto(all, [FILE], 'online-retail');
    assert.deepEqual([rows.accepted, rows.duplicate, rows.stale], [0, 539_801, 0]);
    assert.deepEqual(differences(await tableContent(all), content), []);
  });
});
