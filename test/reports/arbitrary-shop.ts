import { OrderDocument } from '../../src/domain/order/order-document.ts';
import { createRandom, type Random } from '../histories/random.ts';

const A_DAY = 86_400;

/** Instants round which orders are placed: where clocks change, where a date is skipped, where years turn. */
export type Moments = readonly string[];

const instantNear = (random: Random, moments: readonly number[]): number => {
  const spread = random.pick([3_600, 6 * 3_600, 2 * A_DAY, 30 * A_DAY]);
  return random.pick(moments) + random.between(-spread, spread);
};

const lineOf = (random: Random, id: string): object => {
  const quantity = random.between(1, 4);
  return {
    id,
    productId: random.pick(['mug', 'tee', 'cap', 'pen']),
    category: random.pick(['home', 'wear', '']),
    quantity,
    gross: quantity * random.between(100, 2_000),
    ...(random.chance(0.4) && { discount: random.between(0, 99) }),
    ...(random.chance(0.6) && { unitCost: random.between(10, 900) }),
    ...(random.chance(0.7) && { taxes: [{ rate: random.pick(['0.2', '0.05']), minor: random.between(1, 300) }] }),
  };
};

const reversalOf = (random: Random, placedAt: number): object => ({
  id: 'r1',
  at: placedAt + random.between(0, 20 * A_DAY),
  reason: 'refund',
  lines: [{ lineId: '1', quantity: 1, goods: random.between(1, 100), taxes: [{ rate: '0.2', minor: 1 }] }],
});

const orderOf = (random: Random, id: string, moments: readonly number[]): OrderDocument => {
  const placedAt = instantNear(random, moments);
  return OrderDocument.parse({
    source: 'shop',
    id,
    kind: 'order',
    placedAt,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    ...(random.chance(0.8) && { customerKey: `c${random.between(1, 60)}` }),
    country: random.pick(['GB', 'FR', 'IE', '']),
    channel: random.pick(['web', 'pos', '']),
    paymentMethods: random.pick([['card'], ['paypal'], ['card', 'gift']]),
    ...(random.chance(0.3) && { codes: [random.pick(['SPRING', 'TEN'])] }),
    lines: Array.from({ length: random.between(1, 3) }, (_, index) => lineOf(random, String(index + 1))),
    ...(random.chance(0.6) && { shipping: { charged: random.between(100, 900), taxes: [{ rate: '0.2', minor: random.between(1, 90) }] } }),
    ...(random.chance(0.2) && { fees: [{ kind: 'duty', minor: random.between(1, 500) }] }),
    ...(random.chance(0.3) && { reversals: [reversalOf(random, placedAt)] }),
    ...(random.chance(0.05) && { cancelledAt: placedAt + random.between(0, 5 * A_DAY) }),
    ...(random.chance(0.03) && { test: true }),
    payments: [{ id: 'p', at: placedAt + random.between(0, 3 * A_DAY), kind: 'captured', minor: 500, method: 'card' }],
  });
};

/** A shop's orders, of every kind that a report can tell apart. The same seed gives the same shop. */
export const arbitraryShop = (seed: number, { orders, moments }: { orders: number; moments: Moments }): OrderDocument[] => {
  const random = createRandom(seed);
  const instants = moments.map((iso) => Date.parse(iso) / 1000);
  return Array.from({ length: orders }, (_, index) => orderOf(random, String(index + 1), instants));
};
