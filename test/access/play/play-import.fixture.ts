import { endImport, type ImportRecord, importOrders } from '../../../src/pipeline/import-orders.ts';
import { readShop } from '../../../src/pipeline/set-up.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { documentOf } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const BROKEN: ImportRecord = {
  kind: 'rejected',
  rows: 1,
  reason: 'no-price',
  detail: 'a price',
  origin: 'file:2',
  record: '{}',
  profile: '',
};

/** Files of orders, and one row that is none. */
export const playImport = async (stage: Stage): Promise<void> => {
  const effects = stage.as('import');
  const shop = (await readShop(effects)) ?? stage.shop;
  let files = 0;
  const take = async (records: readonly ImportRecord[], exportedAt: string): Promise<void> => {
    files += 1;
    const batches = () => [{ records, position: records.length }];
    await endImport(await importOrders({ id: `file-${files}`, exportedAtMs: Date.parse(exportedAt), batches }, shop, effects), effects);
  };
  const door: Door = async (sales) => {
    for (const sale of sales) await take([{ kind: 'order', document: documentOf(sale), rows: 1 }], sale.updated);
  };
  await playDoor('import', door, stage);
  await take([BROKEN], '2026-03-10T12:00:00Z');
};
