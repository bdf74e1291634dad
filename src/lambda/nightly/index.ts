import { systemEffects } from '../../aws/system-effects.ts';
import { openWorld } from '../shared/open-world.ts';
import { createNightly } from './create-nightly.ts';

export const handler = createNightly({ ...openWorld(process.env), delay: systemEffects.delay });
