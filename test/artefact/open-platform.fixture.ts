import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { bundleFolder } from '../../infra/bundle.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { namesOf } from '../../infra/names.ts';
import { issueToken } from '../../src/api/tokens/keep-tokens.ts';
import { SCOPES } from '../../src/api/tokens/scope.ts';
import { CurrencyCode } from '../../src/domain/money/currency.ts';
import { Zone } from '../../src/domain/time/zone.ts';
import { setUp } from '../../src/pipeline/set-up.ts';
import { openDynamoTable } from '../../src/store/dynamodb/open.ts';
import { sdkSender } from '../../src/store/dynamodb/sender.ts';
import type { Call, Service } from './call-of-request.fixture.ts';
import { ACCOUNT, CREDENTIALS } from './lambda-environment.fixture.ts';
import { type Backing, startRecordingProxy } from './recording-proxy.fixture.ts';
import { objectStore, parameterStore, startTable } from './stand-ins.fixture.ts';
import { startFunction } from './start-function.fixture.ts';

const SHOP = 'example';
const names = namesOf(SHOP);
export const BUCKET = names.bucket(ACCOUNT);

/** Secrets of the shop, of no use elsewhere. */
const GUEST_KEY = '5ec4e7'.repeat(11).slice(0, 64);
export const SOURCE_TOKEN = 'token-of-the-source';
export const WEBHOOK_SECRET = 'whsec_c2VjcmV0LW9mLXRoZS1hcnRlZmFjdA==';

const PARAMETERS: Readonly<Record<string, string>> = {
  [`${names.parameters}/guest-key`]: GUEST_KEY,
  [`${names.parameters}/sources/shop/token`]: SOURCE_TOKEN,
  [`${names.parameters}/sources/shop/webhook-secrets`]: WEBHOOK_SECRET,
};

/** How a function is started: `shopUrl` where its source answers, `backings` in place of those that answer. */
export type Started = {
  readonly shopUrl?: string;
  readonly timeoutMs?: number;
  readonly logFormat?: 'JSON';
  readonly backings?: Partial<Record<Service, Backing>>;
};

const environmentOf = (url: string, shopUrl: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  TABLE_NAME: names.table,
  PARAMETER_PREFIX: names.parameters,
  METRICS_SHOP: SHOP,
  SOURCES: JSON.stringify([{ name: 'shop', kind: 'retail-api', url: shopUrl, sendsWebhooks: true }]),
  IMPORT_BUCKET: BUCKET,
});

/**
 * A shop's table, parameters and files, and its functions beside them as they are deployed, each behind a proxy that lets through what `judge`
 * allows. `calls`: what all of them asked for; `secrets`: what no line of output may hold.
 */
export const openPlatform = async (client: string, context: TestContext, judge: (call: Call) => boolean = () => true) => {
  const { client: dynamo, pass, close } = await startTable(names.table);
  context.after(close);
  const table = openDynamoTable({ tableName: names.table, sender: sdkSender(dynamo) }, { delay: async () => undefined, random: () => 0 });
  const effects = { table, nowMs: Date.now };
  await setUp({ zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, effects);
  const issued = await issueToken({ name: 'artefact', scopes: SCOPES, lifetimeSeconds: 3_600 }, { ...effects, random: randomBytes });
  if (issued.kind !== 'issued') throw new Error('the table is not empty');
  const objects = new Map<string, Buffer>();
  const calls: Call[] = [];
  const services = { dynamodb: pass, ssm: parameterStore(PARAMETERS), s3: objectStore(objects) };

  const start = async (name: FunctionName, started: Started = {}) => {
    const { shopUrl = 'http://127.0.0.1:9/api', backings, ...deployed } = started;
    const proxy = await startRecordingProxy({ principal: name, judge, backings: { ...services, ...backings } });
    const running = await startFunction({
      client,
      folder: bundleFolder(name),
      name: names.function(name),
      memoryMb: FUNCTIONS[name].memoryMb,
      timeoutMs: FUNCTIONS[name].seconds * 1000,
      variables: environmentOf(proxy.url, shopUrl),
      ...deployed,
    });
    context.after(async () => {
      calls.push(...proxy.calls);
      await running.stop();
      proxy.close();
    });
    return { ...running, calls: proxy.calls, strange: proxy.strange };
  };

  const secrets = [GUEST_KEY, SOURCE_TOKEN, WEBHOOK_SECRET, issued.token, ...Object.values(CREDENTIALS)];
  return { table, objects, calls, token: issued.token, secrets, start };
};
