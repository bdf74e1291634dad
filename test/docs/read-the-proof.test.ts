import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { bookOf } from '../../src/api/reports/book.fixture.ts';
import { askBook } from '../../src/api/reports/random-shop.fixture.ts';
import { EXCLUSION_REASONS } from '../../src/domain/ledger/inclusion.ts';
import type { Day } from '../../src/domain/time/day.ts';

const PROOF = 'docs/how-to/read-the-proof.md';

describe('how to read the proof', () => {
  test('names every field of the proof', async () => {
    const page = readFileSync(PROOF, 'utf8');
    const book = bookOf([], { from: '2024-01-01' as Day, to: '2024-01-31' as Day });
    const { meta } = await askBook(book, { report: 'sales', from: '2024-01', to: '2024-01' });
    for (const field of Object.keys(meta)) assert.ok(page.includes(`\`${field}\``), field);
  });

  test('names every reason for which an order may not count', () => {
    const page = readFileSync(PROOF, 'utf8');
    // An order that was deleted did nothing, and is not told.
    for (const reason of EXCLUSION_REASONS.filter((some) => some !== 'deleted')) assert.ok(page.includes(`\`${reason}\``), reason);
  });
});
