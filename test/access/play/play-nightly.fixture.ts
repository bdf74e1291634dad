import { versionOf } from '../../../src/domain/version.ts';
import { audit } from '../../../src/pipeline/audit.ts';
import { collect } from '../../../src/pipeline/collect.ts';
import { readShop } from '../../../src/pipeline/set-up.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { documentOf } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

/** Whatever was collected and not booked, as a crash leaves it, is found and repaired. */
export const playNightly = async (stage: Stage): Promise<void> => {
  const effects = stage.as('nightly');
  const shop = (await readShop(effects)) ?? stage.shop;
  const door: Door = async (sales) => {
    for (const sale of sales) {
      const ms = Date.parse(sale.updated);
      await collect(documentOf(sale), versionOf(ms, ms), stage.elsewhere);
    }
    await audit(shop, effects);
  };
  await playDoor('nightly', door, stage);
  stage.setClock('2026-03-10T20:00:00Z');
  await audit(shop, effects);
};
