import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { namesOf } from '../../../infra/names.ts';
import { backstageOf } from './backstage.fixture.ts';
import { openDemoShop } from './demo-shop.fixture.ts';
import { mailOrdersProfile } from './files.fixture.ts';
import { makeDeployer } from './make-deployer.fixture.ts';
import { openPlatform, type Platform } from './open-platform.fixture.ts';
import { ownerOf } from './owner.fixture.ts';
import { isReal } from './target.fixture.ts';

/** Whose name the resources bear. In a real account no other shop of this name may be. */
export const SHOP = 'journey';

const settingsFor = (url: string) => ({
  shop: SHOP,
  zone: 'Europe/London',
  currency: 'GBP',
  freeTier: 'legacy-12-month',
  logDays: 1,
  profiles: { 'mail-orders': 'mail-orders.json' },
  sources: [{ name: 'demo', kind: 'retail-api', url, tokenEnv: 'DEMO_TOKEN', webhookSecretsEnv: 'DEMO_WEBHOOK' }],
  pullMinutes: 1,
});

const policyFor = async ({ tillbook, settingsFile }: Platform): Promise<string> =>
  (await tillbook(['deploy', '--settings', settingsFile, '--print-policy'])).out;

/** The platform, deployed for a shop, with its owner and its account. Bootstrapped by one who may do all; all else is done with the printed policy. A real account cannot reach the demo shop, so it has none. */
export const openJourney = async () => {
  const [shopToken, webhookSecret] = [randomBytes(24).toString('base64url'), `whsec_${randomBytes(24).toString('base64')}`];
  await using opened = new AsyncDisposableStack();
  const shop = isReal ? undefined : await openDemoShop(shopToken);
  opened.defer(() => shop?.close());
  const platform = await openPlatform({ DEMO_TOKEN: shopToken, DEMO_WEBHOOK: webhookSecret });
  opened.defer(platform.close);
  const settings = settingsFor(shop?.url ?? 'https://shop.example.com/api');
  const writeProfile = (kind: 'wrong' | 'right') => platform.write('mail-orders.json', JSON.stringify(mailOrdersProfile(kind)));
  writeProfile('wrong');
  const { token } = await platform.deploy(settings);
  assert.ok(token !== null, `the shop ${SHOP} was deployed to this account before; destroy it and delete its table first`);
  if (!isReal) platform.workFor(await makeDeployer(platform.target, await policyFor(platform)));
  const toClose = opened.move();
  return {
    platform,
    owner: ownerOf(platform, token),
    backstage: backstageOf(platform.target, namesOf(SHOP)),
    shop,
    settings,
    token,
    webhookSecret,
    writeProfile,
    close: () => toClose.disposeAsync(),
  };
};
