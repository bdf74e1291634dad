import { randomUUID } from 'node:crypto';
import { readShop } from '../../src/pipeline/set-up.ts';
import { deliver, order } from '../../src/pipeline/shop.fixture.ts';
import { sweepNightly } from '../../src/pipeline/sweep.ts';
import { readDeployed } from '../../test/artefact/deployed.fixture.ts';
import { EVENTS } from '../../test/artefact/events/events.fixture.ts';
import { CREDENTIALS, REGION } from '../../test/artefact/lambda-environment.fixture.ts';
import { openShop } from '../../test/artefact/open-shop.fixture.ts';
import { startRecordingProxy } from '../../test/artefact/recording-proxy.fixture.ts';

/** The functions that are started most, and waited for. */
export const HOT = ['query', 'collect', 'sweep'] as const;
export type Hot = (typeof HOT)[number];

const DAYS = 10;
/** @unit seconds */
const A_DAY = 86_400;

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A few orders of the last days, booked and folded: what a report and a sweep read. */
const fill = async ({ table }: Shop): Promise<void> => {
  const effects = { table, nowMs: Date.now, nonce: randomUUID };
  const shop = await readShop(effects);
  if (shop === undefined) throw new Error('the shop was not set up');
  const world = { effects, shop, setClock: () => undefined, through: () => world };
  for (let day = 0; day < DAYS; day += 1) {
    const placed = new Date((Math.floor(Date.now() / 1000) - day * A_DAY) * 1000).toISOString();
    await deliver(order(`o${day}`, placed, { customerKey: `c${day % 3}`, country: 'GB' }), 1, world);
  }
  await sweepNightly(shop, effects);
};

/** A shop in emulators of this process, that the hot functions are started against; `invocation`: what one of them is given. */
export const openStand = async () => {
  const shop = await openShop();
  await fill(shop);
  const deployed = await readDeployed();
  const proxy = await startRecordingProxy({ principal: 'query', judge: () => true, backings: shop.backings });
  return {
    invocation: (name: Hot) => ({
      variables: { ...deployed.functionCalled(name).variables, ...CREDENTIALS, AWS_REGION: REGION, AWS_ENDPOINT_URL: proxy.url },
      event: EVENTS[name](shop),
    }),
    close: (): void => {
      proxy.close();
      shop.close();
    },
  };
};
