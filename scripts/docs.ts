// Writes the generated pages of docs/reference; with --check it writes nothing and fails where a page is not what the code says.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { accessPage } from './docs/access-page.ts';
import { apiPage } from './docs/api-page.ts';
import { cliPage } from './docs/cli-page.ts';
import { exportPage } from './docs/export-page.ts';
import { freeTierPage } from './docs/free-tier-page.ts';
import { metricsPage } from './docs/metrics-page.ts';
import { retailApiDocument } from './docs/retail-api-document.ts';
import { retailApiPage } from './docs/retail-api-page.ts';
import { sampleItems } from './docs/sample-table.ts';
import { tablePage } from './docs/table-page.ts';

const REFERENCE = new URL('../docs/reference/', import.meta.url);

const isCheck = process.argv.includes('--check');

const items = await sampleItems();

const pages: Readonly<Record<string, string>> = {
  'access.md': accessPage(),
  'table.md': tablePage(items),
  'export.md': exportPage(items),
  'free-tier.md': freeTierPage(),
  'metrics.md': metricsPage(),
  'cli.md': cliPage(),
  'api.md': apiPage(),
  'retail-api.md': retailApiPage(),
  'retail-api.json': `${JSON.stringify(retailApiDocument(), null, 2)}\n`,
};

const standing = (name: string): string | undefined => {
  const file = new URL(name, REFERENCE);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const differing = Object.keys(pages).filter((name) => standing(name) !== pages[name]);

if (isCheck) {
  for (const name of differing) console.error(`docs/reference/${name} is not what the code says; run "npm run docs"`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} else {
  mkdirSync(REFERENCE, { recursive: true });
  for (const name of differing) writeFileSync(new URL(name, REFERENCE), pages[name] ?? '');
  console.log(differing.length === 0 ? 'docs/reference is up to date' : `written: ${differing.join(', ')}`);
}
