import assert from 'node:assert/strict';
import { isStoreError, type StoreErrorCode } from '../errors.ts';
import type { Item, Page, Query, Table } from '../port.ts';

/** `pk` is a partition of the sentence's own. */
export type Scene = { readonly table: Table; readonly pk: string };

/** Sentences of the port by their wording, each with what proves it. */
export type Sentences = { readonly [sentence: string]: (scene: Scene) => Promise<void> };

export const rejects = (promise: Promise<unknown>, code: StoreErrorCode): Promise<void> =>
  assert.rejects(promise, (error) => isStoreError(error, code));

export const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

export const filled = (length: number): Uint8Array => new Uint8Array(length).fill(7);

export const putAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (const item of items) await table.putIf(item);
};

/** Every page of a query, from the first to the one without a cursor. */
export async function pagesOf(table: Table, query: Query): Promise<Page[]> {
  const pages: Page[] = [await table.queryPage(query)];
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor) {
    pages.push(await table.queryPage({ ...query, cursor }));
  }
  return pages;
}

export const sksOf = (pages: readonly Page[]): string[] => pages.flatMap(({ items }) => items.map(({ sk }) => sk));
