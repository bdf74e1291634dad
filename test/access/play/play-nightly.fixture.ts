import { versionOf } from '../../../src/domain/version.ts';
import { createNightly } from '../../../src/lambda/nightly/create-nightly.ts';
import { collect } from '../../../src/pipeline/collect.ts';
import { sweepNightly } from '../../../src/pipeline/sweep.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { documentOf } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const AN_HOUR_MS = 3_600_000;

const later = (ms: number): string => new Date(ms).toISOString();

/** Whatever was collected and not booked, as a crash leaves it, is found in the next night and repaired; its days are folded and looked at again. */
export const playNightly = async (stage: Stage): Promise<void> => {
  const { elsewhere, shop, context, setClock } = stage;
  const nightly = createNightly(stage.worldOf('nightly'));
  const night = async (): Promise<void> => {
    setClock(later(elsewhere.nowMs() + 24 * AN_HOUR_MS));
    await nightly({ job: 'audit' }, context);
    setClock(later(elsewhere.nowMs() + AN_HOUR_MS));
    await sweepNightly(shop, elsewhere);
    await nightly({ job: 'audit' }, context);
  };
  const door: Door = async (sales) => {
    for (const sale of sales) {
      const ms = Date.parse(sale.updated);
      await collect(documentOf(sale), versionOf(ms, ms), elsewhere);
    }
    await night();
  };
  await playDoor('nightly', door, stage);
};
