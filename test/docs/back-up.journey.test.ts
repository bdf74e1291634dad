import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runLine, runPage } from './run-page.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-back-up-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('how to back up and restore', () => {
  test('does and says what it claims, of the sample shop', () => {
    runLine('npx tillbook --data myshop start', folder);
    runPage('docs/how-to/back-up-and-restore.md', folder);
  });
});
