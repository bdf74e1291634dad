import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day, Month } from '../../domain/time/day.ts';
import { localDay, Zone } from '../../domain/time/zone.ts';
import { anyParams, anyShopOrders, FOLDED } from './arbitrary-shop.fixture.ts';
import { bookOf, type TestOrder } from './book.fixture.ts';
import type { QueryParams } from './query-params.ts';
import { askBook } from './random-shop.fixture.ts';
import type { Report, Row } from './report.ts';
import { OFFERED } from './report-query.ts';

const ZONES = ['Europe/London', 'Pacific/Apia', 'America/St_Johns'];

type Case = { readonly orders: TestOrder[]; readonly range: { readonly from: Day; readonly to: Day }; readonly zone: string };
type Ask = (params: QueryParams, dirtyMonths?: readonly Month[]) => Promise<Report>;

const anyCase: fc.Arbitrary<Case & { dirty: Month[] }> = fc.record({
  orders: anyShopOrders,
  range: anyParams.map(({ from, to }) => ({ from, to })),
  zone: fc.constantFrom(...ZONES),
  dirty: fc.subarray(['2024-02', '2024-03', '2024-04', '2024-05', '2024-06'] as Month[]),
});

const check = (name: string, law: (ask: Ask, one: Case) => Promise<void>): void => {
  test(name, async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const book = bookOf(one.orders, FOLDED, { zone: one.zone });
        const ask: Ask = (params, dirtyMonths = one.dirty) => askBook(book, { ...one.range, ...params }, { dirtyMonths });
        await law(ask, one);
      }),
      { seed: 20_240_406, numRuns: 60 },
    );
  });
};

const GRAINS_ASKED = OFFERED.payments.grains;
const MONEY = ['received', 'refunded', 'netPayments'];

const sumOf = (rows: readonly Row[], name: string): number => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

const numbers = ({ rows, totals }: Report): unknown => ({ rows, totals });

check('Conservation: money by any grain and by method sums to the totals, and tax by rate to the tax of the shop', async (ask) => {
  for (const grain of GRAINS_ASKED) {
    for (const by of [undefined, 'paymentMethod']) {
      const { rows, totals } = await ask({ report: 'payments', grain, by });
      for (const name of MONEY) assert.equal(sumOf(rows, name), totals[name] ?? 0, `${name} by ${grain}`);
    }
    for (const basis of ['event', 'order']) {
      const shop = (await ask({ report: 'sales', basis })).totals.taxes;
      const { rows, totals } = await ask({ report: 'taxes', grain, basis });
      assert.deepEqual([sumOf(rows, 'taxes'), totals.taxes], [shop, shop], `${basis} by ${grain}`);
    }
    const byRate = await ask({ report: 'taxes', grain, by: 'taxRate' });
    assert.equal(sumOf(byRate.rows, 'taxes'), byRate.totals.taxes, grain);
    assert.ok(byRate.rows.every(({ taxRate }) => ['', '0.05', '0.2'].includes(String(taxRate))));
  }
});

check('Cover: any tiling of a range gives the same money and the same tax by rate', async (ask) => {
  for (const grain of GRAINS_ASKED) {
    for (const params of [{ report: 'payments' }, { report: 'payments', by: 'paymentMethod' }, { report: 'taxes', by: 'taxRate' }])
      assert.deepEqual(
        numbers(await ask({ ...params, grain })),
        numbers(await ask({ ...params, grain }, [])),
        JSON.stringify([params, grain]),
      );
  }
});

check('Oracle: money is what the orders’ own payments say, each on the local day it was settled', async (ask, { orders, range, zone }) => {
  const dayOf = (second: number): Day => localDay(Zone.parse(zone), second);
  const settled = orders.flatMap(({ payments = [] }) => payments).filter(({ at }) => range.from <= dayOf(at) && dayOf(at) <= range.to);
  const moved = (kind: string, keep: (day: Day, method: string) => boolean): number =>
    settled.filter((some) => some.kind === kind && keep(dayOf(some.at), some.method ?? '')).reduce((sum, { minor }) => sum + minor, 0);
  const byDay = await ask({ report: 'payments', grain: 'day' });
  for (const { period, received, refunded } of byDay.rows)
    assert.deepEqual(
      [received ?? 0, refunded ?? 0],
      [moved('captured', (day) => day === period), moved('refunded', (day) => day === period)],
    );
  const byMethod = await ask({ report: 'payments', by: 'paymentMethod' });
  for (const { paymentMethod, netPayments } of byMethod.rows) {
    const own = (_: Day, method: string): boolean => method === paymentMethod;
    assert.equal(netPayments, moved('captured', own) - moved('refunded', own));
  }
});

test('Coverage: no report tells a profit without telling of how much of the sales it speaks', async () => {
  const book = bookOf([], FOLDED);
  const law = fc.asyncProperty(anyParams, async (params) => {
    const { columns } = await askBook(book, params);
    const names = columns.map(({ name }) => name);
    const isOfProfit = ['cogs', 'grossProfit', 'margin'].some((name) => names.includes(name));
    assert.ok(!isOfProfit || names.includes('costCoverage'), JSON.stringify(params));
  });
  await fc.assert(law, { seed: 20_240_407, numRuns: 120 });
});
