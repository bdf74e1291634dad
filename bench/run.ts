import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { againstDuckdbSection } from './against-duckdb.ts';
import { backupSection } from './backup.ts';
import { bundlesSection } from './bundles.ts';
import { estimateSection, measureEstimate } from './estimate.ts';
import { numberText, type Section, verdictOf } from './figure.ts';
import { progress } from './lab.ts';
import { liveSection } from './live.ts';
import { hasOnlineRetail } from './online-retail.ts';
import { onlineRetailBatchesSection } from './online-retail-batches.ts';
import { ordinaryBatchesSection } from './ordinary-batches.ts';
import { pageOf } from './page.ts';
import { pullSection } from './pull.ts';
import { readsSection } from './reads.ts';
import { reportGrowthSection } from './report-growth.ts';
import { reportReadsSection } from './report-reads.ts';
import { senderSection } from './sender.ts';
import { type WebhookDay, webhookDays, webhookSection } from './webhook.ts';

/** How much is run: `--online-retail` the real file alone, `--live` the live shop alone, `--sender` the small sender alone, `--bundles` the functions' bundles alone (printed, not written), `--use` what orders use of the free tier (written for the estimate), `--quick` in some minutes, all of it in a quarter of an hour, `--full` with a million orders in half of one. */
const EXTENTS = {
  live: { ordersADay: [], manyOrders: 0, loadSeconds: 60 },
  use: { ordersADay: [], manyOrders: 0, loadSeconds: 0 },
  sender: { ordersADay: [], manyOrders: 0, loadSeconds: 0 },
  bundles: { ordersADay: [], manyOrders: 0, loadSeconds: 0 },
  'online-retail': { ordersADay: [], manyOrders: 0, loadSeconds: 0 },
  quick: { ordersADay: [100, 1000], manyOrders: 73_000, loadSeconds: 10 },
  ordinary: { ordersADay: [100, 1000, 10_000], manyOrders: 200_000, loadSeconds: 60 },
  full: { ordersADay: [100, 1000, 10_000], manyOrders: 1_000_000, loadSeconds: 60 },
} as const;
/** Of the shop whose answers are metered: more orders hardly make them dearer, as the growth of reports shows. */
const ORDERS_A_DAY_OF_READS = 100;
const PAGE = fileURLToPath(new URL('../docs/reference/performance.md', import.meta.url));

const NAMED = ['live', 'use', 'sender', 'bundles', 'online-retail', 'quick', 'full'] as const;
const extent = NAMED.find((name) => process.argv.includes(`--${name}`)) ?? 'ordinary';
const { ordersADay, manyOrders, loadSeconds } = EXTENTS[extent];

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
  if (extent === 'live') return [print(await liveSection(loadSeconds))];
  if (extent === 'sender') return [print(await senderSection())];
  if (extent === 'bundles') return [print(await bundlesSection())];
  if (extent === 'use') return [print(await measureEstimate())];
  // Times first: later families leave the machine warm and the memory full.
  if (hasOnlineRetail())
    sections.push(print(await againstDuckdbSection()), print(await onlineRetailBatchesSection()), print(await backupSection()));
  else progress('Online Retail is not there; its figures are left out.');
  if (extent === 'online-retail') return sections;
  sections.push(print(await senderSection()), print(await bundlesSection()));
  sections.push(print(await ordinaryBatchesSection()), print(await pullSection()), print(await liveSection(loadSeconds)));
  const days: WebhookDay[] = [];
  for (const perDay of ordersADay) days.push(...(await webhookDays(perDay)));
  sections.push(print(webhookSection(days)), print(readsSection(days)));
  sections.push(print(await reportReadsSection(ORDERS_A_DAY_OF_READS)));
  sections.push(print(await reportGrowthSection(manyOrders)), print(estimateSection()));
  return sections;
};

const sections = await measureAll();
if (extent !== 'live' && extent !== 'use' && extent !== 'sender' && extent !== 'bundles') {
  mkdirSync(fileURLToPath(new URL('.', `file://${PAGE}`)), { recursive: true });
  writeFileSync(PAGE, pageOf(sections, { extent, cores: availableParallelism(), memoryGb: Math.round(totalmem() / 1e9) }));
  progress(`written to ${PAGE}`);
}
