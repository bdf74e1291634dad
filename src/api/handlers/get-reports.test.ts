import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApi } from '../api.fixture.ts';
import type { Report } from '../reports/report.ts';

const RANGE = 'from=2024-02-12&to=2024-03-10&compare=same-weekdays';
const QUESTIONS = [`sales?${RANGE}&grain=day`, `customers?${RANGE}`, `products?${RANGE}&limit=5`, `sales?${RANGE}&by=country`];

const withoutCost = ({ meta: { readUnits: _, ...meta }, ...rest }: Report) => ({ ...rest, meta });

const costOf = (reports: readonly Report[]): number => reports.reduce((sum, { meta }) => sum + Number(meta.readUnits), 0);

test('several reports at once are those that each question gets alone, for less', async () => {
  const { ask, tokens } = await openApi();
  const read = { token: tokens.read };
  const params = new URLSearchParams(QUESTIONS.map((question): [string, string] => ['ask', question]));
  const together: { reports: Report[] } = (await ask(`/v1/reports?${params}`, read)).json();
  const alone: Report[] = [];
  for (const question of QUESTIONS) alone.push((await ask(`/v1/reports/${question}`, read)).json());
  assert.deepEqual(together.reports.map(withoutCost), alone.map(withoutCost));
  assert.ok(costOf(together.reports) <= costOf(alone) / 2 + 1, `${costOf(together.reports)} read units, ${costOf(alone)} alone`);
});

test('one question that is wrong is refused by its number', async () => {
  const { ask, tokens } = await openApi();
  const params = new URLSearchParams([
    ['ask', `sales?${RANGE}`],
    ['ask', `sales?${RANGE}&by=weather`],
  ]);
  const { status, text } = await ask(`/v1/reports?${params}`, { token: tokens.read });
  assert.equal(status, 400);
  assert.match(text, /"parameter":"ask\[1\]\.by","value":"weather"/);
  assert.equal((await ask('/v1/reports', { token: tokens.read })).status, 400);
});
