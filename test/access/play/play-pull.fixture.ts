import assert from 'node:assert/strict';
import { createPull, type PullWorld } from '../../../src/lambda/pull/create-pull.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { PRODUCT, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';
import { statedSale } from './stated-sale.fixture.ts';

type Records = { readonly orders: readonly object[]; readonly products: readonly object[] };

/** The shops' clock; every version of a sale is later. */
const BEGAN = '2026-03-10T10:00:00Z';

const NOTHING: Records = { orders: [], products: [] };

const PRODUCTS: readonly object[] = [
  { id: PRODUCT, updatedAt: '2026-03-10T10:00:00Z', title: 'Mug' },
  { id: 'broken', updatedAt: '2026-03-10T10:00:00Z' },
];

const updatedOf = (record: object): string => ('updatedAt' in record ? String(record.updatedAt) : '');

/** Shops that answer with what they are given, as far as it was changed in the range that they are asked for. */
const networkOf = () => {
  let records = NOTHING;
  const send: PullWorld['network']['send'] = async ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    const resource = pathname.endsWith('/orders') ? 'orders' : 'products';
    const since = searchParams.get('updatedSince') ?? '';
    const changed = records[resource].filter((record) => Date.parse(updatedOf(record)) >= (Date.parse(since) || 0));
    return { status: 200, date: BEGAN, body: JSON.stringify({ [resource]: changed, nextCursor: null }) };
  };
  const give = (given: Partial<Records>): void => {
    records = { ...NOTHING, ...given };
  };
  return { network: { send, random: () => 0 }, give };
};

/** Pulls that bring orders and products, and what is none of them, twice; and one of a shop that another worker is at. */
export const playPull = async (stage: Stage): Promise<void> => {
  const { network, give } = networkOf();
  const run = createPull({ ...stage.worldOf('pull'), network });
  const pull = async (given: Partial<Records>): Promise<void> => {
    give(given);
    const result = await run({ job: 'pull' }, stage.context);
    assert.equal(result[SOURCE], 'caught-up');
  };
  const door: Door = (sales) => pull({ orders: sales.map(statedSale) });
  await pull({});
  await playDoor('pull', door, stage);
  const broken = { orders: [{ id: 'pull-broken', updatedAt: '2026-03-10T10:10:00Z' }], products: PRODUCTS };
  await pull(broken);
  await pull(broken);
};
