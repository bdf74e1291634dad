import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deliver, openWorld, order } from '../pipeline/shop.fixture.ts';
import { openSqliteTable } from '../store/sqlite/open.ts';
import { exportTo, freshDir } from './backup.fixture.ts';
import { BackupError } from './backup-error.ts';
import { restoreTable } from './restore-table.ts';
import { verifyExport } from './verify-export.ts';

const exported = async (context: Parameters<typeof freshDir>[0]) => {
  const dir = freshDir(context);
  const world = await openWorld('2024-06-01T12:00:00Z');
  for (const id of ['1', '2', '3']) await deliver(order(id, '2024-05-01T10:00:00Z'), 1, world);
  const manifest = await exportTo(dir, world.effects.table);
  const path = (file: string): string => join(dir, file);
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(path(file), change(readFileSync(path(file), 'utf8')));
  return { dir, manifest, path, edit };
};

const refuses = async (dir: string, ...patterns: readonly RegExp[]): Promise<void> =>
  assert.rejects(
    verifyExport(dir, () => undefined),
    (error) => {
      assert.ok(error instanceof BackupError, String(error));
      for (const pattern of patterns) assert.match(error.message, pattern);
      return true;
    },
  );

const damagedMessage = /take another copy of this export, or another export$/;

describe('an export is refused', () => {
  test('with a line cut short, by file, line, expected and found', async (context) => {
    const { dir, edit, path } = await exported(context);
    const { length } = readFileSync(path('order.jsonl'));
    edit('order.jsonl', (text) => text.slice(0, -20));
    const counts = new RegExp(`expected ${length} bytes, found ${length - 20}, expected 3 items, found 2, expected sha256`);
    await refuses(dir, /order\.jsonl, line 3: .*JSON/, counts, damagedMessage);
  });

  test('with a line missing', async (context) => {
    const { dir, edit } = await exported(context);
    edit('posting.jsonl', (text) => text.slice(text.indexOf('\n') + 1));
    await refuses(dir, /posting\.jsonl expected .* expected 3 items, found 2/);
  });

  test('with an amount changed in an order, by its line', async (context) => {
    const { dir, edit } = await exported(context);
    edit('order.jsonl', (text) => {
      const at = text.lastIndexOf('"gross":1000');
      return `${text.slice(0, at)}"gross":9000${text.slice(at + '"gross":1000'.length)}`;
    });
    await refuses(
      dir,
      /order\.jsonl, line 3: the order does not match its hash: expected [0-9a-f]{24}, found [0-9a-f]{24}/,
      damagedMessage,
    );
  });

  test('with one byte changed anywhere else', async (context) => {
    const { dir, edit } = await exported(context);
    edit('posting.jsonl', (text) => text.replace('"cr":0', '"cr":7'));
    await refuses(dir, /posting\.jsonl expected sha256 [0-9a-f]{64}, found [0-9a-f]{64}/, damagedMessage);
  });

  test('with a file missing, or the secret', async (context) => {
    for (const file of ['settings.jsonl', 'guest.key']) {
      const { dir, path } = await exported(context);
      rmSync(path(file));
      await refuses(dir, new RegExp(`${file} cannot be read, though the manifest names it`), damagedMessage);
    }
  });

  test('without its manifest, as unfinished', async (context) => {
    const { dir, path } = await exported(context);
    rmSync(path('manifest.json'));
    await refuses(dir, /has no manifest\.json, so it is no finished export; .*run the export again/);
  });

  test('with a manifest that is not what was written', async (context) => {
    const { dir, edit, path } = await exported(context);
    edit('manifest.json', (text) => text.replace('"items": 3', '"items": -3'));
    await refuses(dir, /manifest\.json has a wrong "files\.\d+\.items"/);
    writeFileSync(path('manifest.json'), '{');
    await refuses(dir, /manifest\.json is not JSON/);
  });

  test('when a newer version made it, even if its manifest has another shape', async (context) => {
    const { dir, path, manifest } = await exported(context);
    writeFileSync(path('manifest.json'), JSON.stringify({ format: 2, itemFormat: 1, volumes: [] }));
    await refuses(dir, /format 2, this version knows 1; restore it with the version of tillbook that made it, or a newer one$/);
    writeFileSync(path('manifest.json'), JSON.stringify({ ...manifest, itemFormat: 99 }));
    await refuses(dir, /items of format 99, this version knows 1/);
  });
});

describe('a restore', () => {
  const restoreLine = async (context: Parameters<typeof freshDir>[0], line: string): Promise<void> => {
    const { dir, manifest, edit } = await exported(context);
    edit('product.jsonl', () => line);
    const table = openSqliteTable({ path: ':memory:' });
    context.after(table.close);
    await restoreTable({ dir, files: manifest.files }, table, () => undefined);
  };

  test('stops at an item of no kind that is known, by file and line', async (context) => {
    await assert.rejects(
      restoreLine(context, '{"pk":"PROMOTIONS","sk":"spring"}\n'),
      /product\.jsonl, line 1: item PROMOTIONS \/ spring is of no kind/,
    );
  });

  test('stops at an item that stands twice', async (context) => {
    const line = '{"pk":"PRODUCTS#shop","sk":"tea","title":"Tea","asOf":1}\n';
    await assert.rejects(restoreLine(context, line + line), /product\.jsonl, line 2: item PRODUCTS#shop \/ tea stands a second time/);
  });

  test('stops at a line that is no item', async (context) => {
    await assert.rejects(restoreLine(context, '\n'), /product\.jsonl, line 1: not an item/);
  });
});
