import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { isStoreError, isTransient, StoreError, type StoreErrorCode } from '../errors.ts';
import { freshPath } from './folder.fixture.ts';
import { openSqliteTable } from './open.ts';

const key = { pk: 'ORDER#shop#1', sk: 'DOC' };

const is =
  (code: StoreErrorCode, message: RegExp) =>
  (error: unknown): boolean =>
    isStoreError(error, code) && message.test(error.message);

it('says that the file is full, keeps what it has and takes what still fits', async (t) => {
  const table = openSqliteTable({ path: freshPath(t), maxPageCount: 40 });
  t.after(table.close);
  await table.putIf({ ...key, of: 1 });
  const large = table.putIf({ pk: 'LARGE', sk: 'DOC', body: new Uint8Array(300_000) });
  await assert.rejects(large, is('full', /free disk space, or raise maxPageCount/));
  assert.deepEqual(await table.get(key, 'strong'), { ...key, of: 1 });
  assert.equal(await table.get({ pk: 'LARGE', sk: 'DOC' }, 'strong'), undefined);
  assert.equal((await table.setIf(key, { of: 2 })).kind, 'done');
});

it('reads a file opened read-only, and refuses to write it', async (t) => {
  const path = freshPath(t);
  const writer = openSqliteTable({ path });
  t.after(writer.close);
  await writer.putIf({ ...key, of: 1 });
  const reader = openSqliteTable({ path, readOnly: true });
  t.after(reader.close);
  await assert.rejects(reader.putIf(key), is('read-only', /open it for writing/));
  await writer.setIf(key, { of: 2 });
  assert.equal((await reader.get(key, 'strong'))?.of, 2);
});

it('says that another process is writing, and that a later try may do', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path, busyTimeoutMs: 1 });
  t.after(table.close);
  const other = new DatabaseSync(path);
  t.after(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  const error = await table.putIf(key).catch((failure) => failure);
  assert.ok(is('busy', /another process is writing/)(error));
  assert.ok(isTransient(error));
  assert.equal(await table.get(key, 'strong'), undefined);
  other.exec('COMMIT');
  assert.equal((await table.putIf(key)).kind, 'done');
});

it('refuses what is no SQLite file', (t) => {
  const path = freshPath(t);
  writeFileSync(path, 'These are not the bytes of a database. '.repeat(200));
  assert.throws(() => openSqliteTable({ path }), is('corrupt', /no SQLite file; name another path/));
});

it("refuses another program's file and leaves it as it is", (t) => {
  const path = freshPath(t);
  const other = new DatabaseSync(path);
  t.after(() => other.close());
  other.exec('CREATE TABLE photo (id INTEGER)');
  assert.throws(() => openSqliteTable({ path }), is('unopenable', /another program/));
  assert.equal(other.prepare('PRAGMA journal_mode').get()?.journal_mode, 'delete');
});

it('refuses a file of a newer format', (t) => {
  const path = freshPath(t);
  openSqliteTable({ path }).close();
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 2');
  newer.close();
  assert.throws(() => openSqliteTable({ path }), is('newer-format', /has format 2, this program knows 1; use a newer version/));
});

it('refuses a path where no file can be', (t) => {
  const path = freshPath(t);
  assert.throws(() => openSqliteTable({ path: dirname(path) }), is('unopenable', /check that the folder exists/));
  assert.throws(() => openSqliteTable({ path: `${path}/deeper/table.db` }), is('unopenable', /check that the folder exists/));
  assert.throws(() => openSqliteTable({ path, readOnly: true }), is('unopenable', /unable to open/));
});

it('refuses to read a file that was never written', (t) => {
  const path = freshPath(t);
  new DatabaseSync(path).close();
  writeFileSync(path, '');
  assert.throws(() => openSqliteTable({ path, readOnly: true }), is('unopenable', /open it for writing once/));
});

it('says which row cannot be read', async (t) => {
  const path = freshPath(t);
  const table = openSqliteTable({ path });
  t.after(table.close);
  await table.putIf({ ...key, of: 1 });
  const other = new DatabaseSync(path);
  t.after(() => other.close());
  for (const body of ["x''", "x'02000000'", "x'ff0000007b7d'", "x'020000007b7d00'", "x'030000006e756c'"]) {
    other.exec(`UPDATE item SET body = ${body}`);
    await assert.rejects(table.get(key, 'strong'), is('corrupt', /the row .*ORDER#shop#1.* cannot be read/), body);
  }
});

it('says that it is closed, and may be closed again', async (t) => {
  const table = openSqliteTable({ path: freshPath(t) });
  table.close();
  table.close();
  await assert.rejects(table.get(key, 'strong'), is('closed', /open it again/));
  await assert.rejects(table.putIf(key), StoreError);
});
