import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createShop, ROWS } from './cli.fixture.ts';

const subjects = (out: string, verdict: string): string[] =>
  JSON.parse(out).findings.flatMap((finding: { subject: string; verdict: string }) =>
    finding.verdict === verdict ? [finding.subject] : [],
  );

test('the doctor says of a new folder what to do, and of a good one that all is well', async (context) => {
  const shop = createShop(context);
  const none = await shop.run(['doctor']);
  assert.equal(none.code, 3);
  assert.match(none.out, /attention {2}folder +.* is not a data folder yet\n +run "tillbook start" for a demo shop/);
  await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
  const good = await shop.run(['doctor', '--json']);
  assert.deepEqual([good.code, JSON.parse(good.out).verdict], [0, 'ok'], good.out);
});

test('the doctor finds what is wrong with a folder and its sources, beside whoever works there', async (context) => {
  const shop = createShop(context);
  await shop.run(['import', shop.csv('a.csv', ROWS), '--profile', shop.profile()]);
  await shop.run(['source', 'add', 'retail-api', '--url', 'http://127.0.0.1:1', '--token-env', 'SHOP_TOKEN']);
  chmodSync(join(shop.data, 'guest.key'), 0o644);
  const stopping = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<void>();
  const live = shop.run(['start', '--no-demo', '--port', '0'], { untilStopped: () => stopping.promise, out: () => listening.resolve() });
  await listening.promise;
  const ill = await shop.run(['doctor', '--json'], { env: { SHOP_TOKEN: 'a-secret' } });
  stopping.resolve();
  await live;
  assert.equal(ill.code, 1);
  assert.deepEqual(subjects(ill.out, 'wrong'), ['retail-api: answer']);
  assert.deepEqual(subjects(ill.out, 'attention'), ['key', 'retail-api: last pull']);
  assert.match(ill.out, /another tillbook works in the folder/);
  assert.ok(!ill.out.includes('a-secret'));
  writeFileSync(join(shop.data, 'rebuild.unfinished'), '');
  assert.match((await shop.run(['doctor'])).out, /wrong +unfinished work +a rebuild broke off/);
});
