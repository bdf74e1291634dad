import assert from 'node:assert/strict';
import type { Item, Page, Scan, Table } from '../port.ts';
import { filled, putAll, rejects, type Sentences } from './sentence.ts';

const numbered = (pk: string, count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ pk: `${pk}#${index % 7}`, sk: `${index}`, of: index }));

const idsOf = (items: readonly Item[]): string[] => items.map(({ pk, sk }) => `${pk} ${sk}`).sort();

async function scanAll(table: Table, scan: Scan, betweenPages: () => Promise<unknown> = async () => {}): Promise<Page[]> {
  const pages = [await table.scanPage(scan)];
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor) {
    await betweenPages();
    pages.push(await table.scanPage({ ...scan, cursor }));
  }
  return pages;
}

const itemsOf = (pages: readonly Page[]): Item[] => pages.flatMap(({ items }) => items);

export const scans: Sentences = {
  'a scan returns every item once, whole': async ({ table, pk }) => {
    const items = [...numbered(pk, 30), { pk, sk: 'ü', body: filled(9) }];
    await putAll(table, items);
    const found = itemsOf(await scanAll(table, {})).filter((item) => item.pk.startsWith(pk));
    assert.deepEqual(idsOf(found), idsOf(items));
    assert.deepEqual(
      found.find(({ sk }) => sk === 'ü'),
      { pk, sk: 'ü', body: filled(9) },
    );
  },
  'pkPrefix keeps the items whose pk begins with it': async ({ table, pk }) => {
    await putAll(table, [...numbered(`${pk}A`, 20), ...numbered(`${pk}B`, 20)]);
    assert.deepEqual(idsOf(itemsOf(await scanAll(table, { pkPrefix: `${pk}A#` }))), idsOf(numbered(`${pk}A`, 20)));
    assert.deepEqual(itemsOf(await scanAll(table, { pkPrefix: `${pk}C` })), []);
    assert.ok(itemsOf(await scanAll(table, { pkPrefix: '' })).length >= 40);
  },
  'limit counts the items examined, not those that match': async ({ table, pk }) => {
    await putAll(table, [...numbered(`${pk}A`, 20), ...numbered(`${pk}B`, 20)]);
    const pages = await scanAll(table, { pkPrefix: `${pk}B`, limit: 4 });
    assert.ok(pages.every(({ items }) => items.length <= 4));
    assert.ok(pages.length >= 10);
    assert.deepEqual(idsOf(itemsOf(pages)), idsOf(numbered(`${pk}B`, 20)));
  },
  'every item that stands throughout is returned once, whatever is written meanwhile': async ({ table, pk }) => {
    const items = numbered(pk, 40);
    await putAll(table, items);
    let round = 0;
    const pages = await scanAll(table, { pkPrefix: pk, limit: 3 }, async () => {
      round += 1;
      await table.putIf({ pk: `${pk}#${round % 7}`, sk: `late ${round}` });
      await table.deleteIf({ pk: `${pk}#${round % 7}`, sk: `late ${round - 1}` });
      if (round <= 40)
        await table.setIf({ pk: `${pk}#${(round - 1) % 7}`, sk: `${round - 1}` }, { touched: round, body: filled(round * 50) });
    });
    const ids = idsOf(itemsOf(pages).filter(({ sk }) => !sk.startsWith('late')));
    assert.deepEqual(ids, idsOf(items));
  },
  'a page of a scan ends at 1 MB': async ({ table, pk }) => {
    const items = numbered(pk, 6).map((item) => ({ ...item, body: filled(390_000) }));
    await putAll(table, items);
    const pages = await scanAll(table, { pkPrefix: pk });
    assert.ok(pages.length >= 3);
    assert.deepEqual(idsOf(itemsOf(pages)), idsOf(items));
    for (const { examinedBytes = 0 } of pages) assert.ok(examinedBytes <= 1_048_576);
  },
  'a scan with no cursor of ours, or a limit below 1, is invalid': async ({ table }) => {
    await rejects(table.scanPage({ cursor: 'W10' }), 'invalid');
    await rejects(table.scanPage({ limit: 1.5 }), 'invalid');
    await rejects(table.scanPage({ pkPrefix: '\ud800' }), 'invalid');
  },
};
