import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { listQuarantined } from '../../pipeline/quarantine.ts';
import { openWorld } from '../../pipeline/shop.fixture.ts';
import { createImport, type ImportWorld } from './create-import.ts';
import { readBucket } from './env.ts';
import { createBucket, retailFile } from './import-world.fixture.ts';
import { profilesOf } from './profiles.ts';

const KEY = 'imports/online-retail/all.csv';

/** The function over a bucket in memory, and the lines that it writes. */
const open = async (context: TestContext, { sendsWebhooks = false, guestKey = 'ab'.repeat(32) } = {}) => {
  const shop = await openWorld('2026-11-25T10:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-import-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const bucket = createBucket();
  const lines: string[] = [];
  let nowMs = shop.effects.nowMs();
  const world: ImportWorld = {
    environment: {
      tableName: 'table',
      parameterPrefix: '/tillbook/test',
      shopName: 'test',
      sources: [{ name: SourceName.parse('online'), kind: 'retail-api', url: 'https://shop.example.com', sendsWebhooks }],
    },
    table: shop.effects.table,
    readParameter: async (name) => (name === '/tillbook/test/guest-key' ? guestKey : undefined),
    nowMs: () => nowMs,
    nonce: shop.effects.nonce,
    write: (line) => lines.push(line),
    delay: async (ms) => {
      nowMs += ms;
    },
    ...profilesOf({}),
    openObject: bucket.openObject,
    stagingPath: join(folder, 'staging.db'),
  };
  const handler = createImport(world);
  const invoke = (event: unknown, seconds = 900) => {
    const endMs = nowMs + seconds * 1000;
    return handler(event, { getRemainingTimeInMillis: () => endMs - nowMs });
  };
  const put = (content: string, seconds?: number) => {
    bucket.put(KEY, content);
    return invoke({ Records: [bucket.messageOf(KEY)] }, seconds);
  };
  return { shop, lines, invoke, put, elapsedMs: () => nowMs - shop.effects.nowMs() };
};

const metricsOf = (lines: readonly string[]) => lines.map((line) => JSON.parse(line)).find((line) => '_aws' in line);

describe('the function import', () => {
  it('counts what it took, and what it could not take', async (context) => {
    const { shop, lines, put } = await open(context);
    const report = await put(retailFile(102, 2));
    assert.deepEqual([report.done, report.accepted, report.quarantined], [1, 101, 1]);
    const { OrdersAccepted, Quarantined, Errors, WriteUnits, Shop } = metricsOf(lines);
    assert.deepEqual([OrdersAccepted, Quarantined, Errors, Shop], [101, 1, undefined, 'test']);
    assert.ok(WriteUnits > 300);
    const [held] = await listQuarantined(shop.effects);
    assert.match(held?.origin ?? '', /^all\.csv:\d+$/);
    assert.equal(held?.profile, 'online-retail', 'a built-in profile is kept by its name');
  });

  it('counts a file that failed as an error, and says in the log what was wrong', async (context) => {
    const { lines, put } = await open(context);
    await put('a,b\n1,2\n');
    assert.equal(metricsOf(lines).Errors, 1);
    assert.ok(lines.some((line) => line.includes('"failed":1') && line.includes('the profile needs')));
  });

  it('ends before its time is over', async (context) => {
    const { put, elapsedMs } = await open(context);
    const report = await put(retailFile(2_000, 2), 120);
    assert.equal(report.stopped, 1);
    assert.ok(elapsedMs() < 91_000, `${elapsedMs()} ms`);
  });

  it('leaves more to webhooks, where there are any', async (context) => {
    const [alone, beside] = [await open(context), await open(context, { sendsWebhooks: true })];
    const file = retailFile(1_000, 2);
    const [many, few] = [await alone.put(file, 130), await beside.put(file, 130)];
    assert.ok(Math.abs(few.accepted / many.accepted - 15 / 22) < 0.1, `${few.accepted} of ${many.accepted}`);
  });

  it('takes nothing without the secret that makes keys of addresses', async (context) => {
    const { put } = await open(context, { guestKey: '' });
    await assert.rejects(put(retailFile(3)), /parameter \/tillbook\/test\/guest-key is missing or empty/);
  });

  it('needs to know its bucket', () => {
    assert.equal(readBucket({ IMPORT_BUCKET: 'bucket' }), 'bucket');
    assert.throws(() => readBucket({}), /IMPORT_BUCKET/);
  });
});

describe('profiles', () => {
  it('that are deployed stand beside the built-in ones, and take no name of theirs', () => {
    const { profileOf, profileNames } = profilesOf({ mine: profilesOf({}).profileOf('superstore'), superstore: {} });
    assert.equal(profileOf('mine')?.source, 'superstore');
    assert.equal(profileOf('superstore')?.source, 'superstore');
    assert.equal(profileOf('toString'), undefined);
    assert.equal(profileNames.filter((name) => name === 'superstore').length, 1);
  });

  it('that are none say so when they are used', () => {
    assert.throws(() => profilesOf({ mine: { source: 'x' } }).profileOf('mine'), /mine is no profile/);
  });
});
