import type { TestContext } from 'node:test';
import { bundleFolder } from '../../infra/bundle.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import type { Call, Service } from './call-of-request.fixture.ts';
import { NAMES, openShop } from './open-shop.fixture.ts';
import { type Backing, startRecordingProxy } from './recording-proxy.fixture.ts';
import { startFunction } from './start-function.fixture.ts';

/** How a function is started: `shopUrl` where its source answers, `backings` in place of those that answer. */
export type Started = {
  readonly shopUrl?: string;
  readonly timeoutMs?: number;
  readonly logFormat?: 'JSON';
  readonly backings?: Partial<Record<Service, Backing>>;
};

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/api';

/** A shop and its functions as they are deployed, each behind a proxy that lets through what `judge` allows. All goes when the test does. */
export const openPlatform = async (client: string, context: TestContext, judge: (call: Call) => boolean = () => true) => {
  const shop = await openShop();
  context.after(shop.close);
  const start = async (name: FunctionName, { shopUrl = NOWHERE, backings, ...deployed }: Started = {}) => {
    const proxy = await startRecordingProxy({ principal: name, judge, backings: { ...shop.backings, ...backings } });
    const running = await startFunction({
      client,
      folder: bundleFolder(name),
      name: NAMES.function(name),
      memoryMb: FUNCTIONS[name].memoryMb,
      timeoutMs: FUNCTIONS[name].seconds * 1000,
      variables: shop.variables(proxy.url, shopUrl),
      ...deployed,
    });
    context.after(async () => {
      await running.stop();
      proxy.close();
    });
    return { ...running, calls: proxy.calls, strange: proxy.strange };
  };
  return { ...shop, start };
};
