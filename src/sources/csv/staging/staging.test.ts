import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { createRowText, ROW_SEPARATOR } from './row-text.ts';
import { openStaging } from './staging.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-staging-'));
after(() => rmSync(folder, { recursive: true }));

const rowText = createRowText([{ name: 'a.csv' }, { name: 'b.csv' }], 2);
const rowOf = (line: number, ...cells: string[]) => ({ file: 'b.csv', line, cells });

test('reads rows back as they were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\u001f', '£', '😀'), maxLength: 4 });
  const row = fc.record(
    { file: fc.constantFrom('a.csv', 'b.csv'), line: fc.nat(), cells: fc.tuple(cell, cell) },
    { noNullPrototype: true },
  );
  const spoilt = row.map((each) => ({ ...each, fault: { reason: 'column-count', detail: 'The row has 1 cell, "the" header 2.' } }));
  fc.assert(
    fc.property(fc.array(fc.oneof(row, spoilt), { minLength: 1, maxLength: 5 }), (rows) => {
      assert.deepEqual(rowText.read(rows.map(rowText.write).join(ROW_SEPARATOR)), rows);
    }),
    { seed: 7 },
  );
});

test('gives orders by their earliest instant, then id, behind the rows without an order', () => {
  const staging = openStaging(join(folder, 'groups.sqlite'), rowText);
  staging.add('z', 20, rowOf(1, 'z', 'late'));
  staging.add('b', 10, rowOf(2, 'b', ''));
  staging.add('a', 10, rowOf(3, 'a', ''));
  staging.add('z', 5, rowOf(4, 'z', 'early'));
  staging.addStray(rowOf(5, '', 'stray'));
  staging.seal();
  const lines = [...staging.groups()].map((rows) => rows.map(({ line }) => line));
  assert.deepEqual(lines, [[5], [1, 4], [3], [2]]);
  staging.remove();
});

test('keeps the newest title while orders are still being given', () => {
  const staging = openStaging(join(folder, 'titles.sqlite'), rowText);
  for (let order = 0; order < 100; order += 1) staging.add(String(order), order, rowOf(order, String(order), ''));
  staging.seal();
  let seen = 0;
  for (const [row] of staging.groups()) {
    staging.addTitles([{ productId: 'mug', title: `title of ${row?.line}`, asOf: Math.min(row?.line ?? 0, 98) }]);
    seen += 1;
  }
  staging.addTitles([{ productId: 'mug', title: 'old', asOf: 1 }]);
  assert.deepEqual([seen, ...staging.titles()], [100, { productId: 'mug', title: 'title of 99', asOf: 98 }]);
  staging.remove();
});
