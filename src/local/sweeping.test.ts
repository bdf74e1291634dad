import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { CurrencyCode } from '../domain/money/currency.ts';
import type { Day } from '../domain/time/day.ts';
import { Zone } from '../domain/time/zone.ts';
import { readBookStatus } from '../pipeline/read-status.ts';
import { deliver, order } from '../pipeline/shop.fixture.ts';
import { rollupReads } from '../store/read-rollups.ts';
import { type Folder, initFolder, openToWrite } from './open-folder.ts';
import { createSweep } from './sweeping.ts';

/** A folder whose clock stands where it is put. */
const openFolder = async (context: TestContext): Promise<{ folder: Folder; setClock: (iso: string) => void }> => {
  const dir = mkdtempSync(join(tmpdir(), 'tillbook-sweeping-'));
  await initFolder(dir, { zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' });
  const folder = await openToWrite(dir);
  context.after(() => {
    folder.close();
    rmSync(dir, { recursive: true, force: true });
  });
  let clock = folder.effects.nowMs();
  const nowMs = (): number => clock;
  const inGroup: Folder['inGroup'] = (work) => folder.inGroup((effects) => work({ ...effects, nowMs }));
  const setClock = (iso: string): void => {
    clock = Date.parse(iso);
  };
  return { folder: { ...folder, effects: { ...folder.effects, nowMs }, inGroup }, setClock };
};

test('folds what was booked since the last turn, and rests while nothing is', async (context) => {
  const { folder, setClock } = await openFolder(context);
  setClock('2040-03-01T10:00:00Z');
  const sweep = createSweep(folder);
  const ordersOn = async (day: string): Promise<number | undefined> =>
    (await rollupReads(folder.effects.table).shopDays(day as Day, day as Day)).get(day as Day)?.shop.figures.event.orders;
  assert.deepEqual([await sweep(), await sweep()], [true, false]);
  await deliver(order('1', '2040-03-01T09:00:00Z'), 1, { ...folder, setClock, through: () => assert.fail() });
  assert.equal(await ordersOn('2040-03-01'), undefined);
  assert.deepEqual([await sweep(), await ordersOn('2040-03-01'), await sweep()], [true, 1, false]);
});

test('runs the nightly steps once on each new day', async (context) => {
  const { folder, setClock } = await openFolder(context);
  const sweep = createSweep(folder);
  const nightlyAt = async (): Promise<string | null> => (await readBookStatus(folder.shop, folder.effects)).nightlyAt;
  setClock('2040-03-01T10:00:00Z');
  await sweep();
  assert.equal(await nightlyAt(), '2040-03-01T10:00:00.000Z');
  setClock('2040-03-01T23:59:00Z');
  await sweep();
  assert.equal(await nightlyAt(), '2040-03-01T10:00:00.000Z');
  setClock('2040-03-02T00:00:01Z');
  await sweep();
  assert.equal(await nightlyAt(), '2040-03-02T00:00:01.000Z');
});
