import { answerFailure } from '../../api/answer-failure.ts';
import type { ServingEffects } from '../../api/api-effects.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import { ALWAYS_ANEW } from '../../api/unchanged.ts';
import { failureFacts } from './failure-facts.ts';
import { type HttpEvent, readHttpEvent } from './http-event.ts';
import { type HttpResult, toHttpResult } from './http-result.ts';
import { judgeByContext } from './judge-by-context.ts';
import type { MetricValues } from './metrics.ts';
import { type Book, openBook } from './open-book.ts';
import { tellInvocation } from './tell-invocation.ts';
import type { World } from './world.ts';

/** A function that the gateway starts. */
type Door = 'query' | 'collect' | 'admin';

export type Handler = (event: HttpEvent) => Promise<HttpResult>;

/** A request, with what answers it. */
export type Asked = { readonly request: ApiRequest; readonly effects: ServingEffects } & Pick<ReturnType<typeof openBook>, 'meter'>;

/** An answer, with what it counted beside the units that were spent. */
export type Answered<Name extends Door> = { readonly response: ApiResponse; readonly metrics: MetricValues<Name> };

const servingEffects = ({ shop, effects }: Book, event: HttpEvent, onFailure: ServingEffects['onFailure']): ServingEffects => ({
  ...effects,
  shop,
  judge: async () => judgeByContext(event),
  // Others write meanwhile, so that nothing is known to be unchanged.
  unchanged: ALWAYS_ANEW,
  onFailure,
});

/** The gateway's handler of a function. Whatever fails, the gateway gets an answer of ours; the log hears of every one, and of no secret. */
export const serveHttp = <Name extends Door>(name: Name, world: World, answer: (asked: Asked) => Promise<Answered<Name>>): Handler => {
  const { meter, open } = openBook(world);
  const teller = { ...world, function: name, shop: world.environment.shopName, readMeter: meter.read };
  const onFailure = (error: unknown): void => {
    world.write(`${JSON.stringify({ function: name, level: 'error', failure: failureFacts(error) })}\n`);
  };
  return (event) =>
    tellInvocation<Name, HttpResult>(teller, async () => {
      const request = readHttpEvent(event);
      const respond = async () => answer({ request, effects: servingEffects(await open(), event, onFailure), meter });
      const failed = (error: unknown): Answered<Name> => ({ response: answerFailure(error, request, { onFailure }), metrics: {} });
      const { response, metrics } = await respond().catch(failed);
      const { status } = response;
      return {
        counts: { asked: event.routeKey, status },
        metrics: { ...metrics, ...(status >= 500 && { Errors: 1 }) },
        result: toHttpResult(response),
      };
    });
};
