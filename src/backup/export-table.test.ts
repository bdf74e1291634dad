import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Item } from '../store/port.ts';
import { openSqliteTable, type SqliteTable } from '../store/sqlite/open.ts';
import { type ItemKind, TABLE_DESCRIPTION } from '../store/table-description.ts';
import { brokenTable, exportTo, freshDir, SECRET_TEXT, SHOP } from './backup.fixture.ts';
import { BackupError } from './backup-error.ts';
import type { Beginning } from './begin-export.ts';
import { fileOfKind, ITEM_FILES } from './export-names.ts';
import { verifyExport } from './verify-export.ts';

const KINDS: readonly ItemKind[] = TABLE_DESCRIPTION;

const tableOf = async (context: { after: (work: () => void) => void }, items: readonly Item[]): Promise<SqliteTable> => {
  const table = openSqliteTable({ path: ':memory:' });
  context.after(table.close);
  for (const item of items) await table.putIf(item);
  return table;
};

const itemOfKind = ({ pk }: ItemKind): Item => ({ pk: pk.replaceAll(/<[^>]*>/g, 'x'), sk: 'a', n: 1 });

const products = (count: number): Item[] =>
  Array.from({ length: count }, (_, at) => ({ pk: 'PRODUCTS#shop', sk: `p${at}`, title: 'Tea', asOf: at }));

const isOf =
  (code: string, pattern: RegExp) =>
  (error: unknown): boolean =>
    error instanceof BackupError && error.code === code && pattern.test(error.message);

describe('an export', () => {
  test('has a file for every kind of the description, and each item in the file of its kind', async (context) => {
    const dir = freshDir(context);
    assert.equal(new Set(ITEM_FILES).size, KINDS.length);
    const manifest = await exportTo(dir, await tableOf(context, KINDS.map(itemOfKind)));
    for (const kind of KINDS) {
      assert.deepEqual(JSON.parse(readFileSync(join(dir, fileOfKind(kind)), 'utf8')), itemOfKind(kind));
      assert.equal(manifest.files.find(({ file }) => file === fileOfKind(kind))?.items, 1, kind.kind);
    }
  });

  test('refuses an item of a kind that is not described, rather than drop it', async (context) => {
    const table = await tableOf(context, [{ pk: 'PROMOTIONS', sk: 'spring' }]);
    await assert.rejects(exportTo(freshDir(context), table), isOf('undescribed', /item PROMOTIONS \/ spring is of no kind that is known/));
  });

  test('is for its owner alone, says what it is, and leaves nothing else behind', async (context) => {
    const dir = freshDir(context);
    const manifest = await exportTo(dir, await tableOf(context, products(3)));
    assert.deepEqual(readdirSync(dir).sort(), [...ITEM_FILES, 'guest.key', 'manifest.json'].sort());
    assert.equal(statSync(dir).mode & 0o777, 0o700);
    for (const name of readdirSync(dir)) assert.equal(statSync(join(dir, name)).mode & 0o777, 0o600, name);
    assert.deepEqual(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')), manifest);
    const { format, itemFormat, exportedAt, shop } = manifest;
    assert.deepEqual([format, itemFormat, exportedAt, shop], [1, 1, '2026-06-01T12:00:00.000Z', SHOP]);
    assert.equal(readFileSync(join(dir, 'guest.key'), 'utf8'), SECRET_TEXT);
    assert.ok(!readFileSync(join(dir, 'manifest.json'), 'utf8').includes(SECRET_TEXT.trim()));
  });

  test('tightens a folder that stood empty', async (context) => {
    const dir = freshDir(context);
    mkdirSync(dir, { mode: 0o755 });
    await exportTo(dir, await tableOf(context, []));
    assert.equal(statSync(dir).mode & 0o777, 0o700);
  });

  test('is never written over', async (context) => {
    const dir = freshDir(context);
    const table = await tableOf(context, products(3));
    await exportTo(dir, table);
    await assert.rejects(exportTo(dir, table), isOf('finished', /holds an export of 2026-06-01T12:00:00.000Z, .*name another folder/));
  });

  test('is not made among files of another kind', async (context) => {
    const dir = freshDir(context);
    mkdirSync(dir);
    writeFileSync(join(dir, 'letter.txt'), 'dear');
    await assert.rejects(exportTo(dir, await tableOf(context, [])), isOf('foreign', /not empty and holds no export/));
    assert.deepEqual(readdirSync(dir), ['letter.txt']);
  });
});

test('no more than a page is in memory: it is in its file before the next is asked for', async (context) => {
  const [dir, table] = [freshDir(context), await tableOf(context, products(30))];
  const written: number[] = [];
  const watched: Pick<SqliteTable, 'scanPage'> = {
    scanPage: (scan) => {
      written.push(readFileSync(join(dir, 'product.jsonl'), 'utf8').split('\n').length - 1);
      return table.scanPage({ ...scan, limit: 10 });
    },
  };
  await exportTo(dir, watched);
  assert.deepEqual(written, [0, 10, 20, 30]);
});

describe('an export that broke off', () => {
  const broken = async (context: Parameters<typeof freshDir>[0]) => {
    const [dir, table] = [freshDir(context), await tableOf(context, products(30))];
    await assert.rejects(exportTo(dir, brokenTable(table, { limit: 5, pages: 3 })), /killed/);
    assert.ok(!existsSync(join(dir, 'manifest.json')));
    return { dir, table };
  };
  const finish = async (dir: string, table: SqliteTable, stamp?: string): Promise<Beginning | undefined> => {
    const beginnings: Beginning[] = [];
    await exportTo(dir, table, { beginnings, ...(stamp !== undefined && { stamp }) });
    const { files } = await verifyExport(dir, () => undefined);
    assert.equal(files.find(({ file }) => file === 'product.jsonl')?.items, 30);
    const lines = readFileSync(join(dir, 'product.jsonl'), 'utf8').trim().split('\n');
    assert.equal(new Set(lines).size, 30);
    return beginnings[0];
  };

  test('goes on where it stopped, over what was half written', async (context) => {
    const { dir, table } = await broken(context);
    writeFileSync(join(dir, 'product.jsonl'), '{"pk":"PROD', { flag: 'a' });
    const seen: (string | undefined)[] = [];
    const watched: SqliteTable = {
      ...table,
      scanPage: (scan) => {
        seen.push(scan.cursor);
        return table.scanPage(scan);
      },
    };
    assert.equal(await finish(dir, watched), 'resumed');
    assert.notEqual(seen[0], undefined);
  });

  test('starts over when the table has changed', async (context) => {
    const { dir, table } = await broken(context);
    assert.equal(await finish(dir, table, 'changed'), 'again');
  });

  test('starts over when what it wrote did not reach the disk', async (context) => {
    const { dir, table } = await broken(context);
    truncateSync(join(dir, 'product.jsonl'), 10);
    assert.equal(await finish(dir, table), 'again');
  });

  test('starts over when its progress cannot be read', async (context) => {
    const { dir, table } = await broken(context);
    writeFileSync(join(dir, 'progress.json'), '');
    assert.equal(await finish(dir, table), 'again');
  });
});
