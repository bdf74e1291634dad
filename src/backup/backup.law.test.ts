import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyDocument } from '../domain/order/arbitrary-order.fixture.ts';
import { deliver, openWorld } from '../pipeline/shop.fixture.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import { openSqliteTable } from '../store/sqlite/open.ts';
import { allItems, brokenTable, exportTo, freshDir, plainItems } from './backup.fixture.ts';
import type { Beginning } from './begin-export.ts';
import { restoreTable } from './restore-table.ts';
import { verifyExport } from './verify-export.ts';

const options = { seed: 20_260_602, numRuns: 40 };

const anyShop = fc.record({
  documents: fc.array(anyDocument, { maxLength: 12 }),
  limit: fc.integer({ min: 1, max: 9 }),
  stops: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
});

const restored = async (dir: string): Promise<object[]> => {
  const table = openSqliteTable({ path: ':memory:' });
  const { files } = await verifyExport(dir, () => undefined);
  await restoreTable({ dir, files }, table, () => undefined);
  const items = plainItems(await allItems(table));
  table.close();
  return items;
};

test('any shop comes back item by item, byte by byte, however often its export was stopped', async (context) => {
  const dir = freshDir(context);
  await fc.assert(
    fc.asyncProperty(anyShop, async ({ documents, limit, stops }) => {
      const world = await openWorld('2024-06-01T12:00:00Z');
      for (const [number, document] of documents.entries()) await deliver(document, number + 1, world);
      await sweepNightly(world.shop, world.effects);
      const { table } = world.effects;
      const beginnings: Beginning[] = [];
      for (const pages of stops) await exportTo(dir, brokenTable(table, { limit, pages }), { beginnings }).catch(() => undefined);
      await exportTo(dir, brokenTable(table, { limit, pages: Number.POSITIVE_INFINITY }), { beginnings }).catch((error) => {
        // one of the stopped runs was not stopped before its end
        assert.equal(error.code, 'finished');
      });
      assert.ok(beginnings.slice(1).every((beginning) => beginning === 'resumed'));
      assert.deepEqual(await restored(dir), plainItems(await allItems(table)));
      rmSync(dir, { recursive: true });
    }),
    options,
  );
});
