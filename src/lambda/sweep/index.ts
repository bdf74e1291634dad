import { systemEffects } from '../../aws/system-effects.ts';
import { openWorld } from '../shared/open-world.ts';
import { createSweep } from './create-sweep.ts';

export const handler = createSweep({ ...openWorld(process.env), delay: systemEffects.delay });
