import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { missingFiles, sharedFile } from '../../../test/cli/shared-data.fixture.ts';
import { answerReport } from '../../api/reports/answer-report.ts';
import { parseReportQuery } from '../../api/reports/parse-report-query.ts';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { listImports } from '../../pipeline/import-state.ts';
import { sweepNightly } from '../../pipeline/sweep.ts';
import { loadProfile } from '../../sources/csv/profile/load-profile.ts';
import { rollupReads } from '../../store/read-rollups.ts';
import { type ImportWorld, openImportWorld } from './import-world.fixture.ts';

const NAME = 'superstore_2014_2017_npm.csv.gz';

const totalsOf = async (report: 'sales' | 'customers', { world, effects, nowMs }: ImportWorld) => {
  const parsed = parseReportQuery({ report, from: '2014-01', to: '2017-12', grain: 'month' });
  if (parsed.kind === 'faults') throw new RangeError(JSON.stringify(parsed));
  const reader = { settings: world.shop, ...rollupReads(effects.table) };
  const { totals } = await answerReport(parsed.query, { reader, titles: async () => new Map(), nowMs });
  return totals;
};

describe('Superstore, as an object of a bucket', { skip: missingFiles([NAME]) }, () => {
  it('is right to the cent after many invocations, packed or not', async () => {
    const packed = readFileSync(sharedFile(NAME));
    // The shop of the test keeps its books in pounds; the figures are the same.
    const superstore = { ...(await loadProfile('superstore')), currency: CurrencyCode.parse('GBP') };
    for (const [key, content] of [
      ['imports/here/superstore.csv.gz', packed],
      ['imports/here/superstore.csv', gunzipSync(packed)],
    ] as const) {
      const shop = await openImportWorld('2026-11-25T10:00:00Z', { here: superstore });
      let runs = 1;
      for (let report = await shop.put(key, content, { seconds: 400 }); report.done === 0; runs += 1) {
        assert.deepEqual(report.failures, []);
        shop.advance(60);
        report = await shop.resume({ seconds: 400 });
      }
      assert.ok(runs > 2, `${runs} invocations`);
      await sweepNightly(shop.world.shop, shop.effects);
      const [sales, customers] = [await totalsOf('sales', shop), await totalsOf('customers', shop)];
      assert.deepEqual([sales.netSales, sales.orders, sales.unitsSold], [2_297_200_65, 5_009, 37_873]);
      assert.deepEqual([customers.distinctCustomers, customers.newCustomers], [793, 793]);
      assert.equal((await listImports(shop.effects))[0]?.products, 1_862);
      shop.close();
    }
  });
});
