import { beginImport, endImport } from '../../../src/pipeline/import-orders.ts';
import { readShop } from '../../../src/pipeline/set-up.ts';
import { createSweepTurn } from '../../../src/pipeline/sweep-turn/sweep-turn.ts';
import type { Stage } from './stage.fixture.ts';

/** Turns by the minute and by night; an import that holds them up; a month that is closed, and one that is stated anew. */
export const playSweep = async (stage: Stage): Promise<void> => {
  const effects = stage.as('sweep');
  const shop = (await readShop(effects)) ?? stage.shop;
  const turn = createSweepTurn();
  const running = await beginImport('play', stage.elsewhere);
  await turn('nightly', shop, effects);
  await endImport(running, stage.elsewhere);
  await turn('sweep', shop, effects);
  stage.setClock('2026-04-20T12:00:00Z');
  await turn('nightly', shop, effects);
  await stage.deliver({ id: 'sweep-late', placed: '2026-03-10T09:00:00Z', updated: '2026-04-20T10:00:00Z' });
  await turn('nightly', shop, effects);
};
