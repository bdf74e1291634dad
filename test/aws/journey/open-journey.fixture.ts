import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { namesOf } from '../../../infra/names.ts';
import { Day } from '../../../src/domain/time/day.ts';
import { openDemo } from '../../../src/local/demo-shop/open-demo.ts';
import { mailOrdersProfile } from './files.fixture.ts';
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
  profiles: { 'mail-orders': 'mail-orders.json' },
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
  const writeProfile = (kind: 'wrong' | 'right') => platform.write('mail-orders.json', JSON.stringify(mailOrdersProfile(kind)));
  writeProfile('wrong');
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

  /** What waits in quarantine of a source. */
  const quarantined = async (source: string) => {
    const { records } = await read('/v1/quarantine');
    return records.filter(({ origin }: { readonly origin: string }) => origin.includes(source));
  };

  /** True once the whole history of the demo shop is loaded. */
  const wholeShopPulled = async (): Promise<true | undefined> => {
    const { sources } = await read('/v1/sources');
    const { pull } = sources.find(({ source }: { readonly source: string }) => source === 'demo');
    return (pull !== null && pull.caughtUpAt !== null && pull.loadedFrom === null) || undefined;
  };

  /** True once an event waits in the queue of those that failed. */
  const failedEvents = async (): Promise<true | undefined> => {
    const { queues } = platform.target.clients;
    const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: namesOf(SHOP).failedQueue }));
    const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const { Attributes } = await queues.send(new GetQueueAttributesCommand(asked));
    return Number(Attributes?.ApproximateNumberOfMessages) > 0 || undefined;
  };

  const putFile = async (Key: string, Body: string | Uint8Array): Promise<void> => {
    const { account, clients } = platform.target;
    await clients.files.send(new PutObjectCommand({ Bucket: namesOf(SHOP).bucket(account), Key, Body }));
  };

  /** What the demo shop itself says it sold on the day before today, by its own arithmetic. */
  const soldYesterday = async () => {
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const totals = await fetch(`${shop?.url}/v1/totals?from=${yesterday}&to=${yesterday}`, {
      headers: { authorization: `Bearer ${shopToken}` },
    });
    const { days } = JSON.parse(await totals.text());
    return { day: yesterday, orders: days[0].orders, netSales: days[0].netSales };
  };

  /** The totals of the same file's day, imported on this machine. */
  const onLaptop = async (file: Uint8Array, { day, metrics }: { readonly day: string; readonly metrics: string }) => {
    const laptop = (...argv: readonly string[]) => platform.tillbook(['--data', 'laptop', ...argv]);
    await laptop('init', '--zone', settings.zone, '--currency', settings.currency);
    await laptop('import', platform.write('day.csv.gz', file), '--profile', 'online-retail');
    return JSON.parse((await laptop('report', 'sales', '--from', day, '--to', day, '--metrics', metrics, '--json')).out).totals;
  };

  const toClose = opened.move();
  return {
    ...platform,
    token,
    webhookSecret,
    settings,
    read,
    send,
    writeProfile,
    quarantined,
    wholeShopPulled,
    failedEvents,
    putFile,
    soldYesterday,
    onLaptop,
    close: () => toClose.disposeAsync(),
  };
};
