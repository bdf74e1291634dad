import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Item, Value } from '../../src/store/port.ts';
import { openSqliteTable } from '../../src/store/sqlite/open.ts';

/** They say when and how often, not what. */
const ABOUT_WORK = new Set(['rev', 'cr', 'v', 'dv', 'asOf', 'bookedAt']);
const STATE_KINDS = new Set(['IMPORT', 'SWEEP', 'NIGHTLY', 'AUDIT']);

const VERSION_BYTES = 12;

const text = (value: Value): string => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : JSON.stringify(value));

// An entry of a customer's record begins with the version of its order.
const withoutVersion = (name: string, value: Value): Value =>
  name.includes('#') && value instanceof Uint8Array ? value.subarray(VERSION_BYTES) : value;

const contentOf = (item: Item): string =>
  Object.entries(item)
    .filter(([name]) => !ABOUT_WORK.has(name))
    .map(([name, value]) => `${name}=${text(withoutVersion(name, value))}`)
    .sort()
    .join('\n');

/** Every item of a data folder's table that says what happened, by key, as a hash of what it says. */
export const tableContent = async (data: string): Promise<ReadonlyMap<string, string>> => {
  const table = openSqliteTable({ path: join(data, 'tillbook.db'), readOnly: true });
  const content = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await table.scanPage(cursor === undefined ? {} : { cursor });
    for (const item of page.items) {
      if (STATE_KINDS.has(item.pk.split('#')[0] ?? '')) continue;
      content.set(`${item.pk} / ${item.sk}`, createHash('sha1').update(contentOf(item)).digest('base64'));
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  table.close();
  return content;
};

/** The keys under which two tables say different things, ten at most. */
export const differences = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).slice(0, 10);
