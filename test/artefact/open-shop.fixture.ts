import { randomBytes } from 'node:crypto';
import { namesOf } from '../../infra/names.ts';
import { issueToken } from '../../src/api/tokens/keep-tokens.ts';
import { SCOPES } from '../../src/api/tokens/scope.ts';
import { setUp } from '../../src/pipeline/set-up.ts';
import { openDynamoTable } from '../../src/store/dynamodb/open.ts';
import { sdkSender } from '../../src/store/dynamodb/sdk-sender.ts';
import { WHOLE_SHOP } from '../access/synthesise.fixture.ts';
import { ACCOUNT, CREDENTIALS } from './lambda-environment.fixture.ts';
import { objectStore, parameterStore, type StoredObject, startTable } from './stand-ins.fixture.ts';

export const NAMES = namesOf(WHOLE_SHOP.shop);
const BUCKET = NAMES.bucket(ACCOUNT);

/** By which every source lets itself be asked. */
export const SOURCE_TOKEN = 'token-of-the-source';

/** Secrets of the shop, of no use elsewhere. */
const SECRETS = {
  'guest-key': '5ec4e7'.repeat(11).slice(0, 64),
  'sources/shop/token': SOURCE_TOKEN,
  'sources/market/token': SOURCE_TOKEN,
  'sources/shop/webhook-secrets': 'whsec_c2VjcmV0LW9mLXRoZS1hcnRlZmFjdA==',
} as const;

/**
 * What a deployed shop has beside its functions: the table, set up, with a token for everything; its parameters; its bucket, of which `objects`
 * are the files. `secrets`: what no line of output may hold.
 */
export const openShop = async () => {
  const { client, pass, close } = await startTable(NAMES.table);
  const table = openDynamoTable({ tableName: NAMES.table, sender: sdkSender(client) }, { delay: async () => undefined, random: () => 0 });
  const effects = { table, nowMs: Date.now, random: randomBytes };
  const { zone, currency, weekStart } = WHOLE_SHOP;
  await setUp({ zone, currency, weekStart }, effects);
  const issued = await issueToken({ name: 'artefact', scopes: SCOPES, lifetimeSeconds: 3_600 }, effects);
  if (issued.kind !== 'issued') throw new Error('the table is not empty');
  const objects = new Map<string, StoredObject>();
  const parameters = Object.fromEntries(Object.entries(SECRETS).map(([name, value]) => [`${NAMES.parameters}/${name}`, value]));
  return {
    table,
    objects,
    bucket: BUCKET,
    token: issued.token,
    webhookSecret: SECRETS['sources/shop/webhook-secrets'],
    secrets: [issued.token, ...Object.values(SECRETS), ...Object.values(CREDENTIALS)],
    backings: { dynamodb: pass, ssm: parameterStore(parameters), s3: objectStore(objects) },
    close,
  };
};
export type OpenShop = Awaited<ReturnType<typeof openShop>>;
