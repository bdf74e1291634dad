import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runPage } from './run-page.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-tutorial-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the tutorial', () => {
  test('does and says what it claims', () => runPage('docs/tutorial/first-report.md', folder));
});
