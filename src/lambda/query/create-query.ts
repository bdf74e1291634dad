import { answerRequest } from '../../api/answer-request.ts';
import type { QueryEffects } from '../../api/api-effects.ts';
import { answerPage } from '../../api/page/answer-page.ts';
import type { PageEffects } from '../../api/page/page-effects.ts';
import { QUERY_ROUTES } from '../../api/query-routes.ts';
import { reportEffects } from '../../api/reports/report-effects.ts';
import { type Handler, serveHttp } from '../shared/serve-http.ts';
import type { World } from '../shared/world.ts';

/** What lies beside the function's code: the page, and the description of the API. */
export type QueryAssets = { readonly files: PageEffects['files']; readonly openApi: () => string };

/** Answers all that reads, and serves the page. */
export const createQuery = (world: World & QueryAssets): Handler => {
  const sinceMs = world.nowMs();
  // There is no terminal that could print a link, so no code signs in here.
  const page: PageEffects = { files: world.files, isSecure: true };
  return serveHttp('query', world, async ({ request, effects, meter }) => {
    const query: QueryEffects = {
      ...effects,
      reportEffects: (counted) => reportEffects({ shop: effects.shop, effects: counted }),
      openApi: world.openApi,
      usage: meter.read,
      sinceMs,
      deliveries: () => new Map(),
    };
    const response = (await answerPage(request, { ...query, page })) ?? (await answerRequest(request, QUERY_ROUTES, query));
    return { response, metrics: {} };
  });
};
