import { BATCH_CASES, type BatchCase, batchCaseName, measureBatches } from './batches.ts';
import { COMPONENT_HEADER, componentRow, writesAnOrder } from './components.ts';
import { counterCost, counterText } from './counters.ts';
import type { Figure, Section } from './figure.ts';
import { inFolder, progress } from './lab.ts';
import { ONLINE_RETAIL_SHOP, readOnlineRetail } from './online-retail.ts';

const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

const goalOf = ({ size, foldEach }: BatchCase): number => (foldEach && size === 100 ? 3.4 : 3.2);

export const onlineRetailBatchesSection = (): Promise<Section> =>
  inFolder(async (folder) => {
    progress('Online Retail: reading the file');
    const { documents, products } = await readOnlineRetail(folder);
    const peer = counterText(counterCost(documents));
    const figures: Figure[] = [];
    const rows: string[][] = [];
    for (const batchCase of BATCH_CASES) {
      const what = batchCaseName(batchCase);
      progress(`Online Retail: ${what}`);
      const spent = await measureBatches({ shop: ONLINE_RETAIL_SHOP, nowMs: NOW_MS, documents, products }, batchCase);
      figures.push({ what, ours: writesAnOrder(spent, documents.length), unit: 'units an order', goal: goalOf(batchCase), peer });
      const { total, byKind } = spent;
      const withoutProducts = (total.writeUnits - (byKind.PRODUCTS?.writeUnits ?? 0)) / documents.length;
      figures.push({ what: '… without the items of products', ours: withoutProducts, unit: 'units an order', goal: goalOf(batchCase) });
      rows.push(componentRow(what, spent, documents.length));
    }
    return {
      title: 'Write units, Online Retail',
      intro: `The ${documents.length.toLocaleString('en')} orders and returns of a real shop's year (about 22 lines each), products included: one item each, whatever the orders.`,
      figures,
      details: [{ caption: 'By component:', header: COMPONENT_HEADER, rows }],
    };
  });
