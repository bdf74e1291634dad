import type { FunctionName } from '../../infra/functions.ts';
import { pageFiles } from '../../src/api/page/page-files.ts';
import { createAdmin } from '../../src/lambda/admin/create-admin.ts';
import { createAuthorizer } from '../../src/lambda/authorize/create-authorizer.ts';
import { createCollect } from '../../src/lambda/collect/create-collect.ts';
import { createQuery } from '../../src/lambda/query/create-query.ts';
import { type Functions, openFunctions } from '../../src/lambda/shared/function-world.fixture.ts';
import type { World } from '../../src/lambda/shared/world.ts';
import { synthesise, WHOLE_SHOP } from '../access/synthesise.fixture.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { type Behind, type GatewayAnswer, openGateway } from './open-gateway.ts';

/** The gateway that the template of a whole shop makes. */
export const SETTINGS = gatewaySettings(await synthesise(WHOLE_SHOP));

export const ORIGIN = WHOLE_SHOP.origin ?? '';

type Sent = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type Platform = Functions & {
  readonly ask: (target: string, sent?: Sent) => Promise<GatewayAnswer>;
  /** Which functions were started, the authorizer among them. */
  readonly started: FunctionName[];
  readonly passTime: (seconds: number) => void;
};

const never = new Promise<void>(() => undefined);

/** Our functions behind the gateway, over a shop in memory; time passes when it is told to. */
export const openPlatform = async (changes: { world?: Partial<World>; after?: Behind['after'] } = {}): Promise<Platform> => {
  const functions = await openFunctions();
  const { api } = functions;
  const world = { ...functions.world, ...changes.world };
  const started: FunctionName[] = [];
  const noting =
    <Event, Result>(name: FunctionName, handler: (event: Event) => Promise<Result>) =>
    (event: Event): Promise<Result> => {
      started.push(name);
      return handler(event);
    };
  const assets = { files: pageFiles((path) => path), openApi: () => '{}' };
  const gateway = openGateway(SETTINGS, {
    functions: {
      query: noting('query', createQuery({ ...world, ...assets })),
      collect: noting('collect', createCollect(world)),
      admin: noting('admin', createAdmin(world)),
    },
    authorize: noting('authorize', createAuthorizer(world)),
    nowMs: world.nowMs,
    after: changes.after ?? (() => never),
  });
  const ask: Platform['ask'] = (target, { method = 'GET', token, headers = {}, body = '' } = {}) => {
    const [path = '', ...query] = target.split('?');
    const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return gateway({ method, path, query: query.join('?'), headers: { ...bearer, ...headers }, body: Buffer.from(body) });
  };
  const passTime = (seconds: number): void => api.world.setClock(new Date(world.nowMs() + seconds * 1000).toISOString());
  return { ...functions, ask, started, passTime };
};
