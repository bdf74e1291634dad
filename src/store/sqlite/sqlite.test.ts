import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeTable, type OpenTable } from '../table.contract.ts';
import { openSqliteTable } from './open.ts';

const inMemory: OpenTable = async () => {
  const table = openSqliteTable({ path: ':memory:' });
  return { table, close: async () => table.close() };
};

const inFile: OpenTable = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-'));
  const table = openSqliteTable({ path: join(folder, 'table.db') });
  return {
    table,
    close: async () => {
      table.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** A table whose every write is grouped, each group too small for the suite to see it whole. */
const inGroups: OpenTable = async () => {
  const sqlite = openSqliteTable({ path: ':memory:', groupWrites: 7 });
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<Awaited<ReturnType<OpenTable>>['table']>();
  const group = sqlite.group(async (table) => {
    begin(table);
    await end;
  });
  const close = async (): Promise<void> => {
    resolve();
    await group;
    sqlite.close();
  };
  return { table: await begun, close };
};

describeTable('SQLite in memory', inMemory);
describeTable('SQLite in a file', inFile);
describeTable('SQLite in groups', inGroups);
