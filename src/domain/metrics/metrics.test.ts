import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { type Amounts, zeroAmounts } from '../ledger/amounts.ts';
import { aov } from './aov.ts';
import { aovNet } from './aov-net.ts';
import { cogs } from './cogs.ts';
import { costCoverage } from './cost-coverage.ts';
import { DEFINITIONS } from './definitions.ts';
import { discountShare } from './discount-share.ts';
import { grossProfit } from './gross-profit.ts';
import { margin } from './margin.ts';
import { meanMinor } from './mean-minor.ts';
import { netPayments } from './net-payments.ts';
import { netSales } from './net-sales.ts';
import { ratio } from './ratio.ts';
import { received } from './received.ts';
import { refunded } from './refunded.ts';
import { returnRate } from './return-rate.ts';
import { returnValueRate } from './return-value-rate.ts';
import { totalSales } from './total-sales.ts';
import { units } from './units.ts';

const of = (amounts: Partial<Amounts>): Amounts => ({ ...zeroAmounts(), ...amounts });

test('takes discounts and returns off net sales, and adds charges but not tips to total sales', () => {
  const amounts = of({
    grossSales: 1000,
    discounts: 100,
    returns: 200,
    shipping: 50,
    taxes: 70,
    fees: 30,
    duties: 10,
    tips: 5,
    giftCards: 9,
  });
  assert.equal(netSales(amounts), 700);
  assert.equal(totalSales(amounts), 850);
});

test('averages the value as ordered apart from what was kept, and nothing over no orders', () => {
  const amounts = of({ grossSales: 1005, returns: 500, orderValue: 1005, orders: 2 });
  assert.deepEqual([aov(amounts), aovNet(amounts)], [502, 252]); // 502.5 and 252.5, ties to even
  assert.deepEqual([aov(of({})), aovNet(of({ returns: 5 }))], [null, null]);
});

test('rounds half to even on either side of zero', () => {
  assert.deepEqual([meanMinor(3, 2), meanMinor(5, 2), meanMinor(-3, 2), meanMinor(-5, 2)], [2, 2, -2, -2]);
  assert.deepEqual([ratio(1, 3), ratio(-1, 8), ratio(1, 0)], [0.3333, -0.125, null]);
});

test('speaks of profit only where a cost was recorded', () => {
  const known = of({ grossSales: 1000, netWithCost: 400, cost: 150 });
  assert.deepEqual([cogs(known), grossProfit(known), margin(known), costCoverage(known)], [150, 250, 0.625, 0.4]);
  const unknown = of({ grossSales: 1000 });
  assert.deepEqual([cogs(unknown), grossProfit(unknown), margin(unknown), costCoverage(unknown)], [null, null, null, null]);
  // All that was sold came back, but a piece of it was lost.
  const lost = of({ grossSales: 400, returns: 400, cost: 150 });
  assert.deepEqual([cogs(lost), grossProfit(lost), margin(lost), costCoverage(lost)], [150, -150, null, null]);
});

test('shares discounts by the price before them', () => {
  assert.deepEqual(
    [discountShare(of({ grossSales: 800, discounts: 100, returns: 700 })), discountShare(of({ discounts: 1 }))],
    [0.125, null],
  );
});

test('takes money given back off money received', () => {
  const settled = { captured: 1000, refunded: 1200 };
  assert.deepEqual([received(settled), refunded(settled), netPayments(settled)], [1000, 1200, -200]);
});

test('rates returns of the orders placed by pieces, and those that happened by value', () => {
  const figures = {
    event: of({ grossSales: 1000, returns: 250, unitsSold: 10, unitsReturned: 9 }),
    order: of({ grossSales: 1000, returns: 100, unitsSold: 10, unitsReturned: 1 }),
  };
  assert.deepEqual([returnRate(figures), returnValueRate(figures), units(figures.event)], [0.1, 0.25, 1]);
});

test('defines every metric in a file of its name', () => {
  for (const { id } of Object.values(DEFINITIONS)) assert.ok(existsSync(new URL(`${id}.ts`, import.meta.url)), id);
});
