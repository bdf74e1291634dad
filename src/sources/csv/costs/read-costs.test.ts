import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SourceName } from '../../../domain/ids.ts';
import { type CostsFile, readCosts } from './read-costs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-costs-'));
after(() => rmSync(folder, { recursive: true }));

const HEADER = 'productId,effectiveFrom,unitCost';
const RULES = { source: SourceName.parse('shop'), currency: 'GBP' };

const read = (content: string | Uint8Array, more: Partial<CostsFile> = {}) => {
  const path = join(folder, 'costs.csv');
  writeFileSync(path, content);
  return readCosts({ path, delimiter: ',', rules: RULES, onProgress: () => undefined, ...more });
};

const reasonOf = async (row: string, header = HEADER): Promise<string | undefined> => {
  const { rejected } = await read(`${header}\n${row}\n`);
  return rejected[0]?.reason;
};

test('reads decimal commas where that is said, and says so where it is not', async () => {
  const content = 'productId;effectiveFrom;unitCost\nmug;;4,50\n';
  const { rows } = await read(content, { delimiter: ';', rules: { ...RULES, decimal: ',' } });
  assert.equal(rows[0]?.entry.unitCost, '4.5');
  const { rejected } = await read(content, { delimiter: ';' });
  assert.match(
    rejected[0]?.detail ?? '',
    /unitCost is "4,50": not a plain decimal number, e\.g\. 2\.155\. Correct it, or give --decimal ","/,
  );
  const point = await read(content.replace(',50', '.50'), { delimiter: ';', rules: { ...RULES, decimal: ',' } });
  assert.equal(point.rejected[0]?.reason, 'cost-unreadable');
});

test('reads costs exactly, with a blank day for always, wherever the columns stand', async () => {
  const { rows, read: count } = await read(
    'unitCost,title,effectiveFrom,productId\n2.1550,Mug,,mug\n.5,Tea,2026-01-31,tea\n0,Tea,2026-02-28,tea\n',
  );
  assert.equal(count, 3);
  assert.deepEqual(
    rows.map(({ line, ref, entry }) => [line, ref, entry.from, entry.unitCost]),
    [
      [2, 'shop#mug', '', '2.155'],
      [3, 'shop#tea', '2026-01-31', '0.5'],
      [4, 'shop#tea', '2026-02-28', '0'],
    ],
  );
});

test('reads gzip, another delimiter, and the source and currency of a row', async () => {
  const text = `${HEADER.replaceAll(',', ';')};source;currency\nmug;;2;other;GBP\ntee;;3;;\n`;
  const { rows } = await read(gzipSync(text), { delimiter: ';' });
  assert.deepEqual(
    rows.map(({ ref }) => ref),
    ['other#mug', 'shop#tee'],
  );
});

test('rejects a row for what is wrong with it, and keeps the others', async () => {
  const faults = {
    ',,2': 'product-unreadable',
    'mug,31/01/2026,2': 'day-unreadable',
    'mug,2026-02-30,2': 'day-unreadable',
    'mug,,-2': 'cost-negative',
    'mug,,two': 'cost-unreadable',
    'mug,,"1,234.50"': 'cost-unreadable',
    'mug,,': 'cost-unreadable',
    'mug,,1e3': 'cost-unreadable',
    'mug,,1234567890': 'cost-out-of-range',
    'mug,,0.1234567890123': 'cost-out-of-range',
    'mug,2': 'column-count',
    'mug,,2,more': 'column-count',
  };
  for (const [row, reason] of Object.entries(faults)) assert.equal(await reasonOf(row), reason, row);
  assert.equal(await reasonOf('mug,,2,Not A Source', `${HEADER},source`), 'source-unreadable');
  assert.equal(await reasonOf('mug,,2,EUR', `${HEADER},currency`), 'currency-wrong');
  const { rows, rejected, read: count } = await read(`${HEADER}\nmug,,x\ntee,,2\n"cap\n`);
  assert.deepEqual([count, rows.length, rejected.map(({ line }) => line)], [3, 1, [2, 4]]);
});

test('says why in words that name column, value and remedy', async () => {
  const { rejected } = await read(`${HEADER},currency\nmug,yesterday,2,GBP\nmug,,2,EUR\n`);
  assert.deepEqual(
    rejected.map(({ detail }) => detail),
    [
      'effectiveFrom is "yesterday": not a day, e.g. 2026-01-31. Correct it, or leave it blank for "always".',
      'currency is "EUR", and the shop\'s is GBP. State costs in GBP.',
    ],
  );
});

test('takes rows that say the same once, and none of those for one day that disagree', async () => {
  const {
    rows,
    repeated,
    rejected,
    read: count,
  } = await read(`${HEADER}\nmug,2026-01-01,2\nmug,2026-01-01,2.00\nmug,2026-01-02,2\ntee,,1\ntee,,1\ntee,,3\n`);
  assert.deepEqual([count, rows.length, repeated], [6, 2, 1]);
  assert.deepEqual(
    rejected.map(({ line, reason }) => [line, reason]),
    [
      [5, 'costs-disagree'],
      [6, 'costs-disagree'],
      [7, 'costs-disagree'],
    ],
  );
  assert.match(rejected[0]?.detail ?? '', /^lines 5, 6, 7 give shop#tee always different costs: 1, 1, 3\. Keep one\.$/);
});

test('refuses a file as a whole that is no file of costs', async () => {
  const { source: _, ...anyone } = RULES;
  await assert.rejects(read('sku,cost\nmug,2\n'), {
    code: 'column-missing',
    message: /needs the columns productId, .*columns are sku, cost/,
  });
  await assert.rejects(read(`${HEADER},unitCost\n`), { code: 'column-duplicated' });
  await assert.rejects(read(''), { code: 'file-empty' });
  await assert.rejects(read('\n\n'), { code: 'file-empty' });
  await assert.rejects(read(`${HEADER}\nmug,,2\n`, { rules: anyone }), { code: 'column-missing', message: /--source/ });
});
