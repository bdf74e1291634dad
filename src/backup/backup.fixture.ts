import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Item, Table } from '../store/port.ts';
import type { Beginning } from './begin-export.ts';
import { exportTable } from './export-table.ts';
import type { Manifest } from './manifest.ts';

/** A path in a folder that goes with the test; the path itself is not there yet. */
export const freshDir = (context: { after: (work: () => void) => void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-backup-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'export');
};

export const SHOP = { zone: 'Europe/London', currency: 'GBP' };
export const SECRET_TEXT = `${'ab'.repeat(32)}\n`;

/** Exports with little said; `beginnings` takes how each run began. */
export const exportTo = (
  dir: string,
  table: Pick<Table, 'scanPage'>,
  { stamp = 'as it is', beginnings = [] }: { stamp?: string; beginnings?: Beginning[] } = {},
): Promise<Manifest> =>
  exportTable(
    {
      dir,
      stamp,
      about: { shop: SHOP, isRebuildUnfinished: false },
      secret: SECRET_TEXT,
      onBegin: (beginning) => beginnings.push(beginning),
      onProgress: () => undefined,
    },
    { table, nowMs: () => Date.parse('2026-06-01T12:00:00Z') },
  );

/** A table whose pages hold so many items at most, and that dies after so many pages. */
export const brokenTable = (
  table: Pick<Table, 'scanPage'>,
  { limit, pages }: { limit: number; pages: number },
): Pick<Table, 'scanPage'> => {
  let left = pages;
  return {
    scanPage: async (scan) => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return table.scanPage({ ...scan, limit });
    },
  };
};

export const allItems = async ({ scanPage }: Pick<Table, 'scanPage'>): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await scanPage(cursor === undefined ? {} : { cursor });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

/** Items in which every byte value is a plain list, so that they compare whatever made them. */
export const plainItems = (items: readonly Item[]): object[] =>
  items.map((item) =>
    Object.entries(item).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value]),
  );
