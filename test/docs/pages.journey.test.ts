import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runLine, runPage } from './run-page.fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'tillbook-docs-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** Pages that begin with nothing, those that speak of the sample shop in `myshop`, and those that go on from the tutorial. */
const PAGES = [
  { page: 'docs/tutorial/first-report.md', of: 'nothing' },
  { page: 'docs/how-to/import-from-shopify.md', of: 'nothing' },
  { page: 'docs/how-to/write-a-profile.md', of: 'nothing' },
  { page: 'docs/how-to/add-costs.md', of: 'tutorial' },
  { page: 'docs/how-to/back-up-and-restore.md', of: 'sample' },
] as const;

describe('a page that is run does and says what it claims', () => {
  for (const { page, of } of PAGES) {
    test(page, () => {
      const folder = mkdtempSync(join(root, 'page-'));
      if (of === 'sample') runLine('npx tillbook --data myshop start', folder);
      if (of === 'tutorial') runPage('docs/tutorial/first-report.md', folder);
      runPage(page, folder);
    });
  }
});
