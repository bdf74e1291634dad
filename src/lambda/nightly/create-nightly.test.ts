import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEmfLine } from '../shared/emf.fixture.ts';
import { openFunctions } from '../shared/function-world.fixture.ts';
import { createNightly } from './create-nightly.ts';

const context = { getRemainingTimeInMillis: () => 900_000 };

test('proves a shop’s book and publishes that there is no drift; the next turn of the night has nothing to do', async () => {
  const { world, lines } = await openFunctions();
  const nightly = createNightly({ ...world, delay: async () => undefined });
  await nightly({ job: 'audit' }, context);
  await nightly({ job: 'audit' }, context);
  const [first, second] = [lines[0], lines[2]].map((line) => JSON.parse(line ?? ''));
  assert.deepEqual([first.kind, first.foundDocuments, first.foundRollups, second.kind], ['ended', 0, 0, 'rests']);
  const [told, again] = [lines[1], lines[3]].map((line) => readEmfLine(line ?? '').values);
  assert.deepEqual([told?.DriftDocuments, told?.DriftRollups, again?.DriftDocuments], [0, 0, 0]);
});
