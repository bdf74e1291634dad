import { openWorld } from '../shared/open-world.ts';
import { createAuthorizer } from './create-authorizer.ts';

export const handler = createAuthorizer(openWorld(process.env));
