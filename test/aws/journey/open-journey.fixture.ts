import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Day } from '../../../src/domain/time/day.ts';
import { openDemo } from '../../../src/local/demo-shop/open-demo.ts';
import { openPlatform } from './open-platform.fixture.ts';
import { isReal } from './target.fixture.ts';

/** Whose name the resources bear. In a real account no other shop of this name may be. */
export const SHOP = 'journey';

const DAY_MS = 86_400_000;

/** A demo shop that opened yesterday, on this machine; a real account cannot reach it. */
const openShop = (token: string) =>
  openDemo({
    seed: 'journey',
    opened: Day.parse(new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)),
    port: 0,
    faults: 0,
    token,
    rushMinutes: 0,
    subscriber: undefined,
    onFailure: () => undefined,
    nowMs: Date.now,
  });

const settingsFor = (url: string) => ({
  shop: SHOP,
  zone: 'Europe/London',
  currency: 'GBP',
  freeTier: 'legacy-12-month',
  logDays: 1,
  sources: [{ name: 'demo', kind: 'retail-api', url, tokenEnv: 'DEMO_TOKEN', webhookSecretsEnv: 'DEMO_WEBHOOK', pullMinutes: 1 }],
});

/** The platform, deployed for a shop, and its owner's token. */
export const openJourney = async () => {
  const [shopToken, webhookSecret] = [randomBytes(24).toString('base64url'), `whsec_${randomBytes(24).toString('base64')}`];
  await using opened = new AsyncDisposableStack();
  const shop = isReal ? undefined : await openShop(shopToken);
  opened.defer(() => shop?.close());
  const platform = await openPlatform({ DEMO_TOKEN: shopToken, DEMO_WEBHOOK: webhookSecret });
  opened.defer(platform.close);
  const settings = settingsFor(shop?.url ?? 'https://shop.example.com/api');
  const { token } = await platform.deploy(settings);
  assert.ok(token !== null, `the shop ${SHOP} was deployed to this account before; destroy it and delete its table first`);
  const authorization = `Bearer ${token}`;

  const read = async (path: string) => {
    const { status, body } = await platform.ask(path, { headers: { authorization } });
    assert.equal(status, 200, `${path}: ${status} ${body}`);
    return JSON.parse(body);
  };

  const send = async (path: string, content: unknown) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const { status, body } = await platform.ask(path, { method: 'POST', headers, body: JSON.stringify(content) });
    assert.equal(status, 200, `${path}: ${status} ${body}`);
    return JSON.parse(body);
  };

  const toClose = opened.move();
  return { ...platform, token, webhookSecret, settings, read, send, shop, shopToken, close: () => toClose.disposeAsync() };
};
