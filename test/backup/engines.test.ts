import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allItems, exportTo, freshDir } from '../../src/backup/backup.fixture.ts';
import { restoreTable } from '../../src/backup/restore-table.ts';
import { verifyExport } from '../../src/backup/verify-export.ts';
import { inDynalite } from '../../src/store/dynamodb/emulated-table.fixture.ts';
import type { Item, Table, Value } from '../../src/store/port.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';

const KEPT = 'test/fixtures/export-v1';

const restoreFrom = async (dir: string, table: Table): Promise<void> => {
  const { files } = await verifyExport(dir, () => undefined);
  await restoreTable({ dir, files }, table, () => undefined);
};

const text = (value: Value): string => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : JSON.stringify(value));

// DynamoDB promises no order, neither of items nor of their attributes.
const contents = (items: readonly Item[]): string[] =>
  items
    .map((item) =>
      Object.entries(item)
        .map(([name, value]) => `${name}=${text(value)}`)
        .sort()
        .join('\n'),
    )
    .sort();

test('an export goes from SQLite into DynamoDB and back, and nothing is lost', async (context) => {
  const first = openSqliteTable({ path: ':memory:' });
  await restoreFrom(KEPT, first);
  const dynamo = await inDynalite();
  context.after(dynamo.close);
  await restoreFrom(KEPT, dynamo.table);
  const dir = freshDir(context);
  await exportTo(dir, dynamo.table);
  const second = openSqliteTable({ path: ':memory:' });
  await restoreFrom(dir, second);
  assert.deepEqual(contents(await allItems(second)), contents(await allItems(first)));
});
