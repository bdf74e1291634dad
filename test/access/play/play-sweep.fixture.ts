import { createSweep } from '../../../src/lambda/sweep/create-sweep.ts';
import { beginImport, endImport } from '../../../src/pipeline/import-orders.ts';
import type { Stage } from './stage.fixture.ts';

/** Turns by the minute and by night; an import that holds them up; a month that is closed, and one that is stated anew. */
export const playSweep = async (stage: Stage): Promise<void> => {
  const sweep = createSweep(stage.worldOf('sweep'));
  const turn = (job: 'sweep' | 'nightly'): Promise<void> => sweep({ job }, stage.context);
  const running = await beginImport('play', stage.elsewhere);
  await turn('nightly');
  await endImport(running, stage.elsewhere);
  await turn('sweep');
  stage.setClock('2026-04-20T12:00:00Z');
  await turn('nightly');
  await stage.deliver({ id: 'sweep-late', placed: '2026-03-10T09:00:00Z', updated: '2026-04-20T10:00:00Z' });
  await turn('nightly');
};
