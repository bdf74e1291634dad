import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { againstDuckdbSection } from './against-duckdb.ts';
import { numberText, type Section, verdictOf } from './figure.ts';
import { progress } from './lab.ts';
import { hasOnlineRetail } from './online-retail.ts';
import { onlineRetailBatchesSection } from './online-retail-batches.ts';
import { ordinaryBatchesSection } from './ordinary-batches.ts';
import { pageOf } from './page.ts';
import { readsSection } from './reads.ts';
import { reportGrowthSection } from './report-growth.ts';
import { type WebhookDay, webhookDays, webhookSection } from './webhook.ts';

const ORDERS_A_DAY = [100, 1000, 10_000];
const MANY_ORDERS = 200_000;
const MANY_ORDERS_IN_FULL = 1_000_000;
const PAGE = fileURLToPath(new URL('../docs/reference/performance.md', import.meta.url));

const isFull = process.argv.includes('--full');

const print = (section: Section): Section => {
  console.log(`\n${section.title}`);
  for (const figure of section.figures) {
    const goal = figure.goal === undefined ? '' : ` (goal ≤ ${figure.goal}: ${verdictOf(figure)})`;
    const peer = figure.peer === undefined ? '' : `; peer: ${figure.peer}`;
    console.log(`  ${figure.what}: ${numberText(figure.ours)} ${figure.unit}${goal}${peer}`);
  }
  return section;
};

const measureAll = async (): Promise<Section[]> => {
  const sections: Section[] = [];
  // Times first: later families leave the machine warm and the memory full.
  if (hasOnlineRetail()) sections.push(print(await againstDuckdbSection()), print(await onlineRetailBatchesSection()));
  else progress('Online Retail is not there; its figures are left out.');
  sections.push(print(await ordinaryBatchesSection()));
  const days: WebhookDay[] = [];
  for (const perDay of ORDERS_A_DAY) days.push(...(await webhookDays(perDay)));
  sections.push(print(webhookSection(days)), print(readsSection(days)));
  sections.push(print(await reportGrowthSection(isFull ? MANY_ORDERS_IN_FULL : MANY_ORDERS)));
  return sections;
};

const sections = await measureAll();
mkdirSync(fileURLToPath(new URL('.', `file://${PAGE}`)), { recursive: true });
writeFileSync(PAGE, pageOf(sections, { cores: availableParallelism(), memoryGb: Math.round(totalmem() / 1e9) }));
progress(`written to ${PAGE}`);
