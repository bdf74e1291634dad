import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleFunction } from '../../infra/bundle.ts';

/** What the code of a function may weigh, minified: it is read and compiled at each cold start. @unit bytes */
const BUDGETS = { query: 150_000, collect: 150_000, sweep: 150_000, authorize: 50_000 } as const;

for (const name of ['query', 'collect', 'sweep', 'authorize'] as const)
  test(`the code of ${name} stays within ${BUDGETS[name]} bytes`, async () => {
    const { outputs } = await bundleFunction(name);
    const [output] = Object.values(outputs);
    const heaviest = Object.entries(output?.inputs ?? {})
      .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
      .slice(0, 5);
    assert.ok((output?.bytes ?? 0) <= BUDGETS[name], `${output?.bytes} bytes, most of all ${JSON.stringify(heaviest)}`);
  });
