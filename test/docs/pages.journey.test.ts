import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runLine, runPage } from './run-page.fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'tillbook-docs-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** Pages that are run, each behind what it goes on from: another page, or the sample shop in `myshop`. */
const PAGES = [
  { page: 'docs/tutorial/first-report.md', behind: 'nothing' },
  { page: 'docs/how-to/add-costs.md', behind: 'docs/tutorial/first-report.md' },
  { page: 'docs/how-to/import-from-shopify.md', behind: 'nothing' },
  { page: 'docs/how-to/write-a-profile.md', behind: 'nothing' },
  { page: 'docs/how-to/ask-a-report.md', behind: 'nothing' },
  { page: 'docs/how-to/read-the-proof.md', behind: 'nothing' },
  { page: 'docs/how-to/open-in-a-spreadsheet.md', behind: 'nothing' },
  { page: 'docs/how-to/back-up-and-restore.md', behind: 'the sample shop' },
  { page: 'docs/how-to/know-what-it-will-cost.md', behind: 'nothing' },
] as const;

describe('a page that is run does and says what it claims', () => {
  for (const { page, behind } of PAGES) {
    test(page, () => {
      const folder = mkdtempSync(join(root, 'page-'));
      if (behind === 'the sample shop') runLine('npx tillbook --data myshop sample', folder);
      else if (behind !== 'nothing') runPage(behind, folder);
      runPage(page, folder);
    });
  }
});
