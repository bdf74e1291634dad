import { openWorld } from '../shared/open-world.ts';
import { createAdmin } from './create-admin.ts';

export const handler = createAdmin(openWorld(process.env));
