import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApi } from './api.fixture.ts';

const MARCH = 'from=2024-03-01&to=2024-03-10';

const addressOf = (questions: readonly string[]): string =>
  `/v1/reports?${new URLSearchParams(questions.map((question): [string, string] => ['ask', question]))}`;

type Answered = { readonly meta: { readonly readUnits: number } };
type Answer = { readonly reports: readonly Answered[] };

const without = ({ reports }: Answer): object[] => reports.map(({ meta, ...rest }) => ({ ...rest, meta: { ...meta, readUnits: 0 } }));

test('answers several questions as each alone is answered, in their order', async () => {
  const { ask, tokens } = await openApi();
  const asked = { token: tokens.read };
  const questions = [`sales?${MARCH}&grain=day`, `customers?${MARCH}`, `sales?${MARCH}&by=country&limit=1`];
  const together: Answer = (await ask(addressOf(questions), asked)).json();
  const alone: Answered[] = [];
  for (const question of questions) alone.push((await ask(`/v1/reports/${question}`, asked)).json());
  assert.deepEqual(without(together), without({ reports: alone }));
  // What they share is read once, and stands with the first.
  const [first, ...others] = together.reports.map(({ meta }) => meta.readUnits);
  assert.ok(first !== undefined && first > 0 && others.every((units) => units >= 0));
});

test('says of each question what is wrong with it', async () => {
  const { ask, tokens } = await openApi();
  const asked = { token: tokens.read };
  const refused = await ask(addressOf([`sales?${MARCH}`, 'sales?from=2024-03-01&to=2024-02-01', 'sails']), asked);
  assert.equal(refused.status, 400);
  const { errors } = refused.json() as { errors: { parameter: string; allowed: string }[] };
  const parameters = errors.map(({ parameter }) => parameter);
  assert.ok(parameters.includes('ask[1].to') && parameters.includes('ask[2].report'), String(parameters));
  assert.equal((await ask('/v1/reports', asked)).status, 400);
  assert.equal((await ask(addressOf(Array.from({ length: 9 }, () => `sales?${MARCH}`)), asked)).status, 400);
  assert.equal((await ask(`${addressOf([`sales?${MARCH}`])}&from=2024-03-01`, asked)).status, 400);
});
