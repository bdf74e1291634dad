import { answerRequest } from '../../api/answer-request.ts';
import type { QueryEffects } from '../../api/api-effects.ts';
import { answerPage } from '../../api/page/answer-page.ts';
import type { PageEffects } from '../../api/page/page-effects.ts';
import { QUERY_ROUTES } from '../../api/query-routes.ts';
import { reportEffects } from '../../api/reports/report-effects.ts';
import { serveHttp } from '../shared/serve-http.ts';
import type { World } from '../shared/world.ts';

/** What lies beside the function's code: the page, and the description of the API. */
export type QueryAssets = { readonly files: PageEffects['files']; readonly openApi: () => string };

const noDeliveries: QueryEffects['deliveries'] = () => new Map();

/** Answers all that reads, and serves the page. Others write meanwhile, so that nothing is known to be unchanged. */
export const createQuery = (world: World & QueryAssets) => {
  const sinceMs = world.nowMs();
  // There is no terminal that could print a link, so no code signs in here.
  const page: PageEffects = { files: world.files, redeem: () => undefined, isSecure: true };
  return serveHttp(world, async ({ request, effects, meter }) => {
    const { shop } = effects;
    const query: QueryEffects = {
      ...effects,
      reportEffects: (counted) => reportEffects({ shop, effects: counted }),
      openApi: world.openApi,
      usage: meter.read,
      sinceMs,
      deliveries: noDeliveries,
    };
    return (await answerPage(request, { ...query, page })) ?? (await answerRequest(request, QUERY_ROUTES, query));
  });
};
