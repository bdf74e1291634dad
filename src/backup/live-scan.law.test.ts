import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyDocument } from '../domain/order/arbitrary-order.fixture.ts';
import { audit } from '../pipeline/audit.ts';
import type { Effects } from '../pipeline/effects.ts';
import { deliver, openWorld } from '../pipeline/shop.fixture.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import type { Table } from '../store/port.ts';
import { openSqliteTable } from '../store/sqlite/open.ts';
import { allItems, exportTo, freshDir, plainItems } from './backup.fixture.ts';
import { liveScan } from './live-scan.ts';
import { overPart } from './over-part.ts';
import { restoreTable } from './restore-table.ts';
import { verifyExport } from './verify-export.ts';

const options = { seed: 20_261_125, numRuns: 15 };

/** Pages of few items, and something that happens before each. */
const disturbed = (table: Table, limit: number, disturb: () => Promise<void>): Pick<Table, 'scanPage'> => {
  const scanPage = liveScan({
    scanPage: async (scan) => {
      await disturb();
      return table.scanPage({ ...scan, limit });
    },
  });
  return { scanPage };
};

test('a shop that goes on selling comes back whole: an audit finds what the copy is behind with, and nothing after it', async (context) => {
  const dir = freshDir(context);
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyDocument, { minLength: 4, maxLength: 14 }), fc.integer({ min: 1, max: 5 }), async (documents, limit) => {
      number += 1;
      const world = await openWorld('2024-06-01T12:00:00Z');
      const half = Math.floor(documents.length / 2);
      for (const [at, document] of documents.slice(0, half).entries()) await deliver(document, at + 1, world);
      const late = documents.slice(half);
      const disturb = async (): Promise<void> => {
        const document = late.pop();
        if (document !== undefined) await deliver(document, 100 - late.length, world);
      };
      const here = `${dir}-${number}`;
      await exportTo(here, disturbed(world.effects.table, limit, disturb));
      const table = openSqliteTable({ path: ':memory:' });
      const { files } = await verifyExport(here, () => undefined);
      await restoreTable({ dir: here, files }, overPart(table), () => undefined);
      const effects: Effects = { ...world.effects, table };
      await sweepNightly(world.shop, effects);
      assert.deepEqual((await audit(world.shop, effects)).drift, { documents: 0, rollups: 0 });
      const again = await audit(world.shop, effects);
      assert.deepEqual(again.found, { documents: [], rollups: [] });
      table.close();
    }),
    options,
  );
});

test('a restore that is run again leaves what stands and is the same, and refuses what differs', async (context) => {
  const dir = freshDir(context);
  const world = await openWorld('2024-06-01T12:00:00Z');
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      await deliver(document, 1, world);
    }),
    { seed: 1, numRuns: 5 },
  );
  await exportTo(dir, { scanPage: liveScan(world.effects.table) });
  const { files } = await verifyExport(dir, () => undefined);
  const table = openSqliteTable({ path: ':memory:' });
  for (const _ of [1, 2]) await restoreTable({ dir, files }, overPart(table), () => undefined);
  const byKey = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
  assert.deepEqual(byKey(plainItems(await allItems(table))), byKey(plainItems(await allItems(world.effects.table))));
  const [some] = (await allItems(table)).filter(({ pk }) => pk.startsWith('ORDER#'));
  assert.ok(some);
  await table.putIf({ ...some, placedAt: 'another' });
  await assert.rejects(
    restoreTable({ dir, files }, overPart(table), () => undefined),
    /a second time/,
  );
  table.close();
});
