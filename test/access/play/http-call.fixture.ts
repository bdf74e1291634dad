import assert from 'node:assert/strict';
import { bodyOf, eventOf, type Sent } from '../../../src/lambda/shared/function-world.fixture.ts';
import type { Handler } from '../../../src/lambda/shared/serve-http.ts';

/** A request through the gateway; `target` is its path with its query. */
export type HttpCall = Sent & { readonly method?: 'GET' | 'POST'; readonly target: string };

/** Calls a function of the gateway's, which must answer with this status. */
export const httpCall = async (handler: Handler, { method = 'GET', target, ...sent }: HttpCall, status = 200): Promise<void> => {
  const [path = ''] = target.split('?');
  const result = await handler(eventOf(`${method} ${path}`, target, sent));
  assert.equal(result.statusCode, status, `${method} ${target}: ${bodyOf(result)}`);
};
