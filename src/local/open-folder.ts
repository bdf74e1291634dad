import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Effects, Shop } from '../pipeline/effects.ts';
import { releaseImports } from '../pipeline/import-state.ts';
import { createListing } from '../pipeline/list-costs.ts';
import { purgeQuarantine } from '../pipeline/quarantine.ts';
import { readShop, setUp } from '../pipeline/set-up.ts';
import { type Meter, meterTable } from '../store/meter.ts';
import { openSqliteTable, type SqliteTable } from '../store/sqlite/open.ts';
import { breathingTable } from './breathing-table.ts';
import { FolderError } from './folder-error.ts';
import { folderFiles } from './folder-files.ts';
import { lockFolder } from './folder-lock.ts';
import { makeSecret } from './guest-key.ts';

/** `maxPageCount` bounds the table's file (pages of 4,096 bytes), as a full disk would. */
export type FolderOptions = { readonly maxPageCount?: number };

/** A data folder, open. */
export type Folder = {
  readonly dir: string;
  readonly shop: Shop;
  readonly effects: Effects;
  /** All that was spent on the folder's table since it was opened. */
  readonly meter: Meter;
  /** Bulk work, its writes committed in groups. */
  readonly inGroup: <T>(work: (effects: Effects) => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

const effectsOver = (table: Effects['table']): Effects => ({ table, nowMs: Date.now, nonce: randomUUID });

const withListing = (shop: Shop, effects: Effects): Effects => ({ ...effects, listCosts: createListing(shop, effects) });

export const openTable = (dir: string, { readOnly, maxPageCount }: FolderOptions & { readOnly: boolean }): SqliteTable =>
  openSqliteTable({ path: folderFiles(dir).table, readOnly, ...(maxPageCount !== undefined && { maxPageCount }) });

export const isInitialised = (dir: string): boolean => existsSync(folderFiles(dir).table);

const notInitialised = (dir: string): FolderError =>
  new FolderError(
    'not-initialised',
    `${dir} is not a data folder yet; run "tillbook init --zone Europe/London --currency GBP" or choose one with --data`,
  );

/** True of a folder into which an export was not restored to its end: what is in it answers nothing. */
export const isUnrestored = (dir: string): boolean => existsSync(folderFiles(dir).unrestored);

const refuseUnrestored = (dir: string): void => {
  if (!isUnrestored(dir)) return;
  const remedy = `run "tillbook --data ${dir} restore EXPORT" again, it begins anew, or remove the folder`;
  throw new FolderError('unrestored', `a restore into ${dir} broke off, so the folder is not whole; ${remedy}`);
};

const refuseUnready = (dir: string): void => {
  refuseUnrestored(dir);
  if (!isInitialised(dir)) throw notInitialised(dir);
};

const readShopOf = async (dir: string, effects: Effects): Promise<Shop> => {
  const shop = await readShop(effects);
  if (shop === undefined) throw notInitialised(dir);
  return shop;
};

const assemble = async (dir: string, table: SqliteTable, unlock: () => void): Promise<Folder> => {
  const meter = meterTable(table);
  const bare = effectsOver(meter.table);
  const close = (): void => {
    try {
      table.close();
    } finally {
      unlock();
    }
  };
  try {
    const shop = await readShopOf(dir, bare);
    const inGroup: Folder['inGroup'] = (work) =>
      table.group((view) => work(withListing(shop, effectsOver(breathingTable(meter.over(view), () => performance.now())))));
    return { dir, shop, effects: withListing(shop, bare), meter, inGroup, close };
  } catch (error) {
    close();
    throw error;
  }
};

/** Opens a folder to read; any number of processes may. */
export const openToRead = async (dir: string): Promise<Folder> => {
  refuseUnready(dir);
  return assemble(dir, openTable(dir, { readOnly: true }), () => undefined);
};

/** Opens a folder to put single items that no other writer puts, beside whoever works in it. */
export const openBeside = async (dir: string): Promise<Folder> => {
  refuseUnready(dir);
  return assemble(dir, openTable(dir, { readOnly: false }), () => undefined);
};

const openLocked = async (dir: string, options: FolderOptions & { readOnly: boolean }): Promise<Folder> => {
  refuseUnready(dir);
  const unlock = lockFolder(dir, folderFiles(dir).lock);
  let table: SqliteTable;
  try {
    table = openTable(dir, options);
  } catch (error) {
    unlock();
    throw error;
  }
  return assemble(dir, table, unlock);
};

/** Opens a folder to read while nobody may write in it. */
export const openToCopy = (dir: string): Promise<Folder> => openLocked(dir, { readOnly: true });

// A killed import left its rows behind, e-mail addresses among them.
const removeStaging = (dir: string): void => {
  const { staging } = folderFiles(dir);
  for (const path of [staging, `${staging}-journal`]) rmSync(path, { force: true });
};

/** Opens a folder to write; one process may. Imports that broke off hold nothing up any more, their temporary file goes, and so
 * does what was in quarantine for its 30 days. */
export const openToWrite = async (dir: string, options: FolderOptions = {}): Promise<Folder> => {
  const folder = await openLocked(dir, { ...options, readOnly: false });
  try {
    removeStaging(dir);
    await releaseImports(folder.effects);
    await purgeQuarantine(folder.effects);
    return folder;
  } catch (error) {
    folder.close();
    throw error;
  }
};

/** What a shop is set up with. */
export type ShopChoice = Pick<Shop, 'zone' | 'currency' | 'weekStart'> & Partial<Pick<Shop, 'inclusion'>>;

export const makeDir = (dir: string): Promise<unknown> =>
  mkdir(dir, { recursive: true, mode: 0o700 }).catch((cause) => {
    throw new FolderError('unusable', `${dir} cannot be made (${cause.message}); choose another folder with --data`, { cause });
  });

const describe = ({ zone, currency, weekStart }: ShopChoice): string => `zone ${zone}, currency ${currency}, weeks from ${weekStart}`;

/**
 * Makes a data folder of an empty or missing one. False where it is one already, with the same settings. The secret is made before the
 * table, so that no order is ever booked without it.
 */
export const initFolder = async (dir: string, choice: ShopChoice, options: FolderOptions = {}): Promise<boolean> => {
  refuseUnrestored(dir);
  await makeDir(dir);
  const unlock = lockFolder(dir, folderFiles(dir).lock);
  try {
    await makeSecret(folderFiles(dir).key);
    const table = openTable(dir, { ...options, readOnly: false });
    try {
      const effects = effectsOver(table);
      if (await setUp(choice, effects)) return true;
      const standing = await readShopOf(dir, effects);
      if (describe(standing) === describe(choice)) return false;
      const message = `${dir} is a data folder already, with ${describe(standing)}; choose another with --data, or change the zone with "tillbook rebuild --zone"`;
      throw new FolderError('differs', message);
    } finally {
      table.close();
    }
  } finally {
    unlock();
  }
};

/** True when a rebuild broke off: until it is run to its end, parts of the book follow other settings than the rest. */
export const hasUnfinishedRebuild = (dir: string): boolean => existsSync(folderFiles(dir).unfinished);

/** Runs a rebuild with a note left in the folder until it is done. */
export const notingRebuild = async <T>(dir: string, rebuild: () => Promise<T>): Promise<T> => {
  const { unfinished } = folderFiles(dir);
  await writeFile(unfinished, '');
  const result = await rebuild();
  await rm(unfinished, { force: true });
  return result;
};
