import type { AdminEffects } from './api-effects.ts';
import { replayQuarantined } from './handlers/replay-quarantined.ts';
import type { Route } from './route.ts';

/** All that changes what is kept. */
export const ADMIN_ROUTES: readonly Route<AdminEffects>[] = [replayQuarantined];
