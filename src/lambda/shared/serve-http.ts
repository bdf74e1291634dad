import { answerFailure } from '../../api/answer-failure.ts';
import type { ServingEffects } from '../../api/api-effects.ts';
import type { ApiRequest } from '../../api/request.ts';
import type { ApiResponse } from '../../api/response.ts';
import { ALWAYS_ANEW } from '../../api/unchanged.ts';
import type { Meter } from '../../store/meter.ts';
import type { Emit } from './emit.ts';
import { type HttpEvent, readHttpEvent } from './http-event.ts';
import { type HttpResult, toHttpResult } from './http-result.ts';
import { judgeByContext } from './judge-by-context.ts';
import { type Book, openBook } from './open-book.ts';
import type { World } from './world.ts';

/** A request with what answers it: the book, who asks, and where figures go beside the units spent. */
export type Asked = {
  readonly request: ApiRequest;
  readonly effects: ServingEffects;
  readonly meter: Meter;
  readonly count: (figure: keyof Parameters<Emit>[0], by: number) => void;
};

const servingEffects = ({ shop, effects }: Book, event: HttpEvent, onFailure: ServingEffects['onFailure']): ServingEffects => ({
  ...effects,
  shop,
  judge: async () => judgeByContext(event),
  unchanged: ALWAYS_ANEW,
  onFailure,
});

/** A handler of the gateway's events. Whatever fails, the gateway gets an answer of ours; what it cost goes to the metrics. */
export const serveHttp = (world: World, answer: (asked: Asked) => Promise<ApiResponse>): ((event: HttpEvent) => Promise<HttpResult>) => {
  const { meter, open } = openBook(world);
  return async (event) => {
    const request = readHttpEvent(event);
    const before = meter.read().total;
    const figures = new Map<string, number>();
    const count: Asked['count'] = (figure, by) => void figures.set(figure, (figures.get(figure) ?? 0) + by);
    const onFailure = (error: unknown): void => world.onFailure(`${request.method} ${event.routeKey}`, error);
    const respond = async (): Promise<ApiResponse> =>
      answer({ request, effects: servingEffects(await open(), event, onFailure), meter, count });
    const response = await respond().catch((error) => answerFailure(error, request, { onFailure }));
    if (response.status >= 500) count(response.status === 503 ? 'Refused' : 'Errors', 1);
    const { readUnits, writeUnits } = meter.read().total;
    world.emit({ ...Object.fromEntries(figures), ReadUnits: readUnits - before.readUnits, WriteUnits: writeUnits - before.writeUnits });
    return toHttpResult(response);
  };
};
