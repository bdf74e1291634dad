import { ADMIN_ROUTES } from '../../api/admin-routes.ts';
import { answerRequest } from '../../api/answer-request.ts';
import { replay } from '../../pipeline/replay.ts';
import { readKept } from '../../sources/read-kept.ts';
import { type Handler, serveHttp } from '../shared/serve-http.ts';
import type { World } from '../shared/world.ts';

/** Changes what is kept. What it books the sweep folds: today within a minute, earlier days at night. */
export const createAdmin = (world: World): Handler =>
  serveHttp('admin', world, async ({ request, effects }) => {
    const { shop } = effects;
    let accepted = 0;
    const admin = {
      ...effects,
      replay: async (held: Parameters<typeof replay>[0]) => {
        const replayed = await replay(held, readKept, { shop, effects });
        accepted += Number(replayed.outcome === 'accepted');
        return replayed;
      },
    };
    const response = await answerRequest(request, ADMIN_ROUTES, admin);
    return { response, metrics: accepted > 0 ? { OrdersAccepted: accepted } : {} };
  });
