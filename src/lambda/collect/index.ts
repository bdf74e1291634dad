import { openWorld } from '../shared/open-world.ts';
import { createCollect } from './create-collect.ts';

export const handler = createCollect(openWorld(process.env));
