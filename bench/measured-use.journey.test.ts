import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEASURED_USE } from '../infra/free-tier/estimate/measured-use.ts';
import { measureBatch, measureVolume } from './measured-use.ts';

// Time is another on each machine; all else must be what the file says.
const withoutTime = <T extends { readonly processorMs: unknown }>({ processorMs: _, ...use }: T) => use;

test('what orders in batches use is what the estimate takes it for; else run "npm run bench -- --use"', async () => {
  assert.deepEqual(withoutTime(await measureBatch()), withoutTime(MEASURED_USE.batch));
});

test('so is what the smallest shop uses by webhook', async () => {
  const [smallest] = MEASURED_USE.volumes;
  assert.ok(smallest);
  assert.deepEqual(withoutTime(await measureVolume(smallest.ordersADay)), withoutTime(smallest));
});
