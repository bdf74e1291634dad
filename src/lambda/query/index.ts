import { openWorld } from '../shared/open-world.ts';
import { createQuery } from './create-query.ts';
import { readAssets } from './read-assets.ts';

export const handler = createQuery({ ...openWorld(process.env), ...readAssets(new URL('./served/', import.meta.url)) });
