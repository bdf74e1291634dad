import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyDocument } from '../domain/order/arbitrary-order.fixture.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { deliver } from '../pipeline/shop.fixture.ts';
import { openApi } from './api.fixture.ts';
import type { Row } from './reports/report.ts';

const SUMMED = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'shipping',
  'taxes',
  'fees',
  'totalSales',
  'orders',
  'unitsSold',
  'unitsReturned',
];

const sums = (rows: readonly Row[]): number[] => SUMMED.map((name) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0));

test('Conservation: the events behind each day sum to the report of that day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyDocument, { maxLength: 8, selector: ({ id }: OrderDocument) => id }),
      fc.integer({ min: 1, max: 4 }),
      async (orders, limit) => {
        const { ask, tokens } = await openApi(async (world) => {
          for (const order of orders) await deliver(order, 1, world);
        });
        const report = await ask('/v1/reports/sales?from=2024-01-29&to=2024-02-06&grain=day', { token: tokens.read });
        const { rows }: { rows: Row[] } = report.json();
        for (const day of rows) {
          const events: Row[] = [];
          let next: string | undefined = `/v1/orders?day=${day.period}&limit=${limit}`;
          while (next !== undefined) {
            const page = await ask(next, { token: tokens.read });
            events.push(...(page.json() as { rows: Row[] }).rows);
            next = /<(.*)>/.exec(page.headers.link ?? '')?.[1];
          }
          assert.deepEqual(sums(events), sums([day]), String(day.period));
        }
      },
    ),
    { seed: 20_240_303, numRuns: 25 },
  );
});
