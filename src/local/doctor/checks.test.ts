import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { addDays, Day } from '../../domain/time/day.ts';
import { guestKeyOf } from '../../sources/guest-key.ts';
import { stated } from '../../sources/retail-api/mapping/retail-order.fixture.ts';
import { lockFolder } from '../folder-lock.ts';
import { makeSecret } from '../guest-key.ts';
import { checkAnswer } from './check-answer.ts';
import { checkDisk } from './check-disk.ts';
import { checkDoubleCounting } from './check-double-counting.ts';
import { checkFreshness } from './check-freshness.ts';
import { checkKey } from './check-key.ts';
import { checkLastPull } from './check-last-pull.ts';
import { checkNode } from './check-node.ts';
import { checkPackages } from './check-packages.ts';
import { checkProof } from './check-proof.ts';
import { checkQuarantine } from './check-quarantine.ts';
import { checkRights } from './check-rights.ts';
import { checkSilence } from './check-silence.ts';
import { checkTable } from './check-table.ts';
import { checkTokens } from './check-tokens.ts';
import { checkUnfinished } from './check-unfinished.ts';
import { checkVariables } from './check-variables.ts';
import { checkWriter } from './check-writer.ts';
import type { Finding } from './finding.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');
const TODAY = Day.parse('2026-03-01');

const verdictOf = ({ verdict, remedy }: Finding): string => {
  assert.equal(remedy === '', verdict === 'ok', 'whatever is not well says what to do');
  return verdict;
};

const temporary = (context: TestContext): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tillbook-doctor-'));
  context.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

describe('the installation', () => {
  test('runs on the Node that its packages name', () => {
    assert.equal(verdictOf(checkNode('v24.1.0', '24.21.0')), 'ok');
    assert.equal(verdictOf(checkNode('v22.1.0', '24.21.0')), 'wrong');
  });

  test('has the packages of the lock file; those for development and of other systems may lack', () => {
    const locked = {
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '2.0.0', optional: true },
        'node_modules/c': { version: '3.0.0', dev: true },
      },
    };
    const installed = (version: string) => ({ packages: { 'node_modules/a': { version } } });
    assert.equal(verdictOf(checkPackages(locked, installed('1.0.0'))), 'ok');
    assert.match(checkPackages(locked, installed('1.0.1')).found, /1 are missing or of another version, e\.g\. a/);
    assert.equal(verdictOf(checkPackages(locked, undefined)), 'wrong');
  });

  test('has room', () => {
    assert.deepEqual(
      [5e9, 5e8, 1e6].map((free) => verdictOf(checkDisk(free))),
      ['ok', 'attention', 'wrong'],
    );
  });
});

describe('the folder', () => {
  test('has its key, which is its owner’s alone', async (context) => {
    const path = join(temporary(context), 'guest.key');
    assert.equal(verdictOf(await checkKey(path)), 'wrong');
    await makeSecret(path);
    assert.equal(verdictOf(await checkKey(path)), 'ok');
    chmodSync(path, 0o644);
    assert.match((await checkKey(path)).found, /mode 644/);
    writeFileSync(path, 'short');
    assert.equal(verdictOf(await checkKey(path)), 'wrong');
  });

  test('can be written', async (context) => {
    const dir = temporary(context);
    assert.equal(verdictOf(await checkRights(dir)), 'ok');
    assert.equal(verdictOf(await checkRights(join(dir, 'none'))), 'wrong');
  });

  test('has a table that is whole', (context) => {
    const path = join(temporary(context), 'tillbook.db');
    assert.equal(verdictOf(checkTable(path)), 'wrong');
    writeFileSync(path, 'no database at all'.repeat(100));
    assert.equal(verdictOf(checkTable(path)), 'wrong');
  });

  test('says who works in it, and waits for nobody', (context) => {
    const dir = temporary(context);
    const path = join(dir, 'lock.db');
    assert.match(checkWriter(dir, path).found, /nobody/);
    const unlock = lockFolder(dir, path);
    assert.match(checkWriter(dir, path).found, /another tillbook/);
    unlock();
    assert.match(checkWriter(dir, path).found, /nobody/);
  });
});

describe('the book', () => {
  test('has nothing unfinished', () => {
    const broken = { startedAt: '2026-02-01T00:00:00Z', orders: 7, object: null };
    const imports = { done: 1, unfinished: [broken], failed: [] };
    assert.equal(verdictOf(checkUnfinished(false, { imports: { done: 1, unfinished: [], failed: [] } })), 'ok');
    assert.equal(verdictOf(checkUnfinished(false, { imports })), 'attention');
    assert.equal(verdictOf(checkUnfinished(true, { imports })), 'wrong');
  });

  test('takes a file of a bucket that is being imported for no fault, and one that failed for one', () => {
    const working = { startedAt: '2026-02-01T00:00:00Z', orders: 7, object: 'imports/shop/a.csv' };
    const failed = { failedAt: '2026-02-01T00:00:00Z', object: 'imports/shop/b.csv', says: 'it is empty' };
    assert.equal(verdictOf(checkUnfinished(false, { imports: { done: 1, unfinished: [working], failed: [] } })), 'ok');
    assert.equal(verdictOf(checkUnfinished(false, { imports: { done: 1, unfinished: [working], failed: [failed] } })), 'attention');
  });

  test('is folded: nothing waits, and the nightly run has run', () => {
    const fresh = { orders: 3, nightlyAt: '2026-02-28T23:00:00Z', waiting: { days: [], months: [] } };
    assert.equal(verdictOf(checkFreshness(fresh, NOW_MS)), 'ok');
    assert.equal(verdictOf(checkFreshness({ ...fresh, nightlyAt: '2026-02-20T00:00:00Z' }, NOW_MS)), 'attention');
    assert.equal(verdictOf(checkFreshness({ ...fresh, waiting: { days: ['2026-01-01'], months: [] } }, NOW_MS)), 'attention');
    assert.equal(verdictOf(checkFreshness({ ...fresh, orders: 0, nightlyAt: null }, NOW_MS)), 'ok');
  });

  test('is proven, and nothing lies in quarantine', () => {
    assert.equal(verdictOf(checkProof({ drift: null, auditedAt: null })), 'ok');
    assert.equal(verdictOf(checkProof({ drift: { documents: 0, rollups: 0 }, auditedAt: '2026-01-01' })), 'ok');
    assert.equal(verdictOf(checkProof({ drift: { documents: 1, rollups: 0 }, auditedAt: '2026-01-01' })), 'wrong');
    assert.deepEqual(
      [0, 1].map((quarantined) => verdictOf(checkQuarantine({ quarantined }))),
      ['ok', 'attention'],
    );
  });

  test('has no token that is about to end', () => {
    const ending = (days: number) => ({
      digest: 'd',
      name: 'superset',
      scopes: ['read'],
      createdAt: 0,
      expiresAt: NOW_MS / 1000 + days * 86_400,
    });
    assert.deepEqual(
      [30, -1, 3].map((days) => verdictOf(checkTokens([ending(days)], NOW_MS))),
      ['ok', 'ok', 'attention'],
    );
    assert.match(checkTokens([ending(3)], NOW_MS).found, /superset on 2026-03-04/);
  });

  test('counts nothing twice: no two sources sell the same day by day', () => {
    const days = (amounts: readonly number[]) =>
      new Map(amounts.map((grossSales, index) => [addDays(TODAY, -index), { orders: 2, grossSales }] as const));
    const activity = (other: readonly number[]) =>
      new Map([
        ['shopify', days([500, 700, 900, 1100])],
        ['file', days(other)],
      ]);
    assert.match(checkDoubleCounting(activity([500, 700, 900])).found, /shopify and file/);
    assert.equal(verdictOf(checkDoubleCounting(activity([500, 700, 901]))), 'ok');
    assert.equal(verdictOf(checkDoubleCounting(activity([]))), 'ok');
  });
});

describe('a source', () => {
  const SOURCE = {
    name: SourceName.parse('shop'),
    kind: 'retail-api',
    url: 'https://shop.example.com',
    tokenEnv: 'SHOP_TOKEN',
    webhookSecretsEnv: 'HOOKS',
  } as const;

  test('has its secrets, which are not shown', () => {
    assert.match(checkVariables(SOURCE, { SHOP_TOKEN: 'secret' }).found, /^HOOKS not set$/);
    const both = checkVariables(SOURCE, { SHOP_TOKEN: 'secret-1', HOOKS: 'secret-2' });
    assert.deepEqual([verdictOf(both), both.found], ['ok', 'SHOP_TOKEN and HOOKS set']);
  });

  const ask = (answer: { readonly status: number; readonly body: string; readonly date?: string }) =>
    checkAnswer(SOURCE, { token: 'secret', guestKey: guestKeyOf('k'), client: { send: async () => answer, nowMs: () => NOW_MS } });
  const page = (orders: readonly unknown[], date = new Date(NOW_MS).toUTCString()) =>
    ask({ status: 200, body: JSON.stringify({ orders, nextCursor: null }), date });

  test('answers, takes the token and keeps to the contract', async () => {
    assert.deepEqual((await page([stated()])).map(verdictOf), ['ok', 'ok']);
    const [shape] = await page([stated(), stated({ lines: 'none' })]);
    assert.match(shape?.found ?? '', /1 of 2 orders cannot be taken/);
    for (const [status, says] of [
      [401, /token was refused/],
      [404, /no such address/],
      [500, /answered 500/],
    ] as const) {
      const [refused] = await ask({ status, body: '' });
      assert.deepEqual([refused?.verdict, says.test(refused?.found ?? '')], ['wrong', true], String(status));
      assert.doesNotMatch(JSON.stringify(refused), /secret/);
    }
    assert.equal((await ask({ status: 200, body: '<html>' }))[0]?.verdict, 'wrong');
  });

  test('has the right time', async () => {
    const [, ahead] = await page([], new Date(NOW_MS + 120_000).toUTCString());
    assert.deepEqual([ahead?.verdict, ahead?.found], ['attention', "120 s ahead of this machine's"]);
  });

  test('was pulled of late, and whole', () => {
    const counts = { accepted: 0, duplicate: 0, stale: 0, quarantined: {}, products: 0 };
    const pulled = { name: 'shop', caughtUpAt: '2026-03-01T11:00:00Z', loadedFrom: null, counts, failure: null };
    assert.equal(verdictOf(checkLastPull('shop', pulled, NOW_MS)), 'ok');
    for (const changes of [{ caughtUpAt: '2026-02-01T11:00:00Z' }, { loadedFrom: '2026-01-01' }, { failure: { at: null, says: 'x' } }])
      assert.equal(verdictOf(checkLastPull('shop', { ...pulled, ...changes }, NOW_MS)), 'attention');
    assert.equal(verdictOf(checkLastPull('shop', undefined, NOW_MS)), 'attention');
  });

  test('is not silent for longer than it usually is', () => {
    const sold = (ago: readonly number[]) => new Map(ago.map((days) => [addDays(TODAY, -days), { orders: 1, grossSales: 1 }] as const));
    assert.equal(verdictOf(checkSilence('shop', sold([0, 1, 2, 3, 4, 5, 6, 7]), TODAY)), 'ok');
    assert.equal(verdictOf(checkSilence('shop', sold([5, 6, 7, 8, 9, 10, 11, 12]), TODAY)), 'attention');
    assert.equal(verdictOf(checkSilence('shop', sold([5, 8, 11, 14, 17, 20, 23]), TODAY)), 'ok');
    assert.equal(verdictOf(checkSilence('shop', sold([]), TODAY)), 'ok');
  });
});
