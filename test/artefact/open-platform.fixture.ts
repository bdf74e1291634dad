import type { TestContext } from 'node:test';
import { bundleFolder } from '../../infra/bundle.ts';
import type { FunctionName } from '../../infra/functions.ts';
import { WHOLE_SHOP } from '../access/synthesise.fixture.ts';
import type { Call, Service } from './call-of-request.fixture.ts';
import type { DeployedShop } from './deployed.fixture.ts';
import { openShop } from './open-shop.fixture.ts';
import { type Backing, startRecordingProxy } from './recording-proxy.fixture.ts';
import { startFunction } from './start-function.fixture.ts';

/** How a function is started otherwise than its template says: `shopUrl` where its source answers, `backings` in place of those that answer. */
export type Started = {
  readonly shopUrl?: string;
  readonly timeoutMs?: number;
  readonly logFormat?: 'JSON';
  readonly backings?: Partial<Record<Service, Backing>>;
};

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/api';

/** The addresses of the template's sources lead to where one answers. */
const withShopAt = (variables: Readonly<Record<string, string>>, shopUrl: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      WHOLE_SHOP.sources.reduce((text, { url }) => text.replaceAll(JSON.stringify(url), JSON.stringify(shopUrl)), value),
    ]),
  );

/** `client`: the runtime interface client; `judge`: what is allowed, by the policies where it is left out. */
export type Ground = {
  readonly client: string;
  readonly context: TestContext;
  readonly deployed: DeployedShop;
  readonly judge?: (call: Call) => boolean;
};

/** A shop and its functions as they are deployed, each behind a proxy that lets through what it may. All goes when the test does. */
export const openPlatform = async ({ client, context, deployed, judge = deployed.mayCall }: Ground) => {
  const shop = await openShop();
  context.after(shop.close);
  const start = async (name: FunctionName, { shopUrl = NOWHERE, backings, ...otherwise }: Started = {}) => {
    const proxy = await startRecordingProxy({ principal: name, judge, backings: { ...shop.backings, ...backings } });
    const { variables, ...called } = deployed.functionCalled(name);
    const running = await startFunction({
      client,
      folder: bundleFolder(name),
      ...called,
      variables: { ...withShopAt(variables, shopUrl), AWS_ENDPOINT_URL: proxy.url },
      ...otherwise,
    });
    context.after(async () => {
      await running.stop();
      proxy.close();
    });
    return { ...running, calls: proxy.calls, strange: proxy.strange };
  };
  return { ...shop, start };
};
