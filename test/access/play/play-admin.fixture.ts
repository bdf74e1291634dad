import { replayPulled } from '../../../src/local/replay-pulled.ts';
import { createListing } from '../../../src/pipeline/list-costs.ts';
import { listQuarantined, quarantine } from '../../../src/pipeline/quarantine.ts';
import { readShop } from '../../../src/pipeline/set-up.ts';
import { stated } from '../../../src/sources/retail-api/mapping/retail-order.fixture.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { type Sale, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const statedSale = ({ id, placed, updated, customer, title = 'Mug' }: Sale): object =>
  stated({
    id,
    placedAt: placed,
    updatedAt: updated,
    lines: [{ id: '1', productId: 'mug', title, quantity: 1, unitPrice: '10.00' }],
    ...(customer !== undefined && { customer: { id: customer } }),
  });

/** Records of the quarantine that can be taken by now, taken again. */
export const playAdmin = async (stage: Stage): Promise<void> => {
  const bare = stage.as('admin');
  const shop = (await readShop(bare)) ?? stage.shop;
  const effects = { ...bare, listCosts: createListing(shop, bare) };
  const hold = (sale: Sale) => {
    const kept = {
      reason: 'play',
      detail: '',
      origin: `${SOURCE}#${sale.id}`,
      record: JSON.stringify(statedSale(sale)),
      profile: 'retail-api',
    };
    return quarantine(kept, Date.parse(sale.updated), stage.elsewhere);
  };
  const door: Door = async (sales) => {
    for (const sale of sales) await hold(sale);
    for (const held of await listQuarantined(effects)) if (held.reason === 'play') await replayPulled(held, { shop, effects });
  };
  await playDoor('admin', door, stage);
};
