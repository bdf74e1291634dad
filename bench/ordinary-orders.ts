import { OrderDocument } from '../src/domain/order/order-document.ts';

const SECONDS_A_DAY = 86_400;
const PRODUCTS = 300;
const COUNTRIES = ['DE', 'AT', 'CH'];
const CHANNELS = ['online_store', 'marketplace'];
const METHODS = ['card', 'paypal', 'invoice'];
const CATEGORIES = ['Kitchen', 'Garden', 'Toys', 'Lighting', 'Stationery', 'Textiles', 'Gifts', 'Bath'];
const WORDS = ['Blue', 'Oak', 'Small', 'Striped', 'Glass', 'Round', 'Vintage', 'Paper', 'Wool', 'Large'];
const NOUNS = ['Lantern', 'Mug', 'Cushion', 'Notebook', 'Candle', 'Basket', 'Bowl', 'Towel', 'Clock', 'Frame'];
const VAT = 0.19;

/** With this chance of one line more each time, up to ten, orders have 2.5 lines on average. */
const ONE_MORE_LINE = 0.61;
const MOST_LINES = 10;

const REPEAT_SHARE = 1 / 3;
const CODE_SHARE = 0.1;
const PAID_NEXT_DAY_SHARE = 0.1;
const REFUND_SHARE = 0.08;

/** What happens to orders after their day. `refundAfterDays`: the least and the most days until goods are sent back. */
export type FollowUps = { readonly refundAfterDays: readonly [number, number] };

export type Volume = { readonly perDay: number; readonly days: number; readonly firstSecond: number };

export type Random = () => number;

/** Mulberry32: a small generator of numbers in [0, 1), the same on every machine. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const whole = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

const productId = (index: number): string => String(8_401_220_000_000 + index * 37);
const productTitle = (index: number): string => `${WORDS[index % 10]} ${NOUNS[Math.floor(index / 10) % 10]} ${1 + Math.floor(index / 100)}`;

/** The catalogue: some products sell often, most seldom. */
export const PRODUCT_TITLES = Array.from({ length: PRODUCTS }, (_, index) => ({
  productId: productId(index),
  title: productTitle(index),
  category: CATEGORIES[index % CATEGORIES.length] as string,
}));

const linesOf = (random: Random) => {
  let count = 1;
  while (count < MOST_LINES && random() < ONE_MORE_LINE) count += 1;
  return Array.from({ length: count }, (_, at) => {
    const index = Math.floor(PRODUCTS * random() ** 2);
    const quantity = random() < 0.8 ? 1 : whole(random, 2, 4);
    const gross = (500 + ((index * 7919) % 90) * 100 - 5) * quantity;
    return {
      id: String(at + 1),
      productId: productId(index),
      title: productTitle(index),
      category: CATEGORIES[index % CATEGORIES.length],
      quantity,
      gross,
      taxes: [{ rate: String(VAT), minor: Math.round(gross * VAT) }],
      unitCost: 200 + ((index * 104_729) % 60) * 50,
    };
  });
};

type DraftLine = ReturnType<typeof linesOf>[number];

const refundOf = (random: Random, lines: readonly DraftLine[], at: number) => {
  const line = pick(random, lines);
  const unitGoods = Math.floor(line.gross / line.quantity);
  const taxes = [{ rate: String(VAT), minor: Math.round(unitGoods * VAT) }];
  return { id: `r${at}`, at, reason: 'refund', lines: [{ lineId: line.id, quantity: 1, goods: unitGoods, taxes }] };
};

/**
 * An ordinary order as its source first states it, and as it states it after each thing that happened later, with when it did. Without
 * follow-ups there are no later ones.
 */
export type OrderLife = {
  readonly placed: OrderDocument;
  readonly later: readonly { readonly second: number; readonly document: OrderDocument }[];
};

/** What the source says of the order in the end. */
export const finalOf = ({ placed, later }: OrderLife): OrderDocument => later.at(-1)?.document ?? placed;

const placedSeconds = ({ perDay, firstSecond }: Volume, day: number, random: Random): number[] =>
  Array.from({ length: perDay }, () => firstSecond + day * SECONDS_A_DAY + Math.floor(random() * SECONDS_A_DAY)).sort((a, b) => a - b);

type Draft = { readonly number: number; readonly second: number; readonly customer: number };

const lifeOf = ({ number, second, customer }: Draft, followUps: FollowUps | undefined, random: Random): OrderLife => {
  const lines = linesOf(random);
  const goods = lines.reduce((sum, { gross }) => sum + gross, 0);
  const total = goods + lines.reduce((sum, { taxes }) => sum + (taxes[0]?.minor ?? 0), 0) + 490;
  const method = pick(random, METHODS);
  const hasCode = random() < CODE_SHARE;
  // The dice fall the same way with and without follow-ups, so that both are about the same orders.
  const isPaidLater = random() < PAID_NEXT_DAY_SHARE && followUps !== undefined;
  const isRefunded = random() < REFUND_SHARE && followUps !== undefined;
  const [least, most] = followUps?.refundAfterDays ?? [0, 0];
  const refundedAt = second + whole(random, least, most) * SECONDS_A_DAY;
  const refund = refundOf(random, lines, refundedAt);
  const payment = { id: `p${number}`, at: isPaidLater ? second + SECONDS_A_DAY : second, kind: 'captured', minor: total, method };
  const base = {
    source: 'shop',
    id: String(5_620_000_000_000 + number * 32_768),
    kind: 'order',
    placedAt: second,
    currency: 'EUR',
    taxTreatment: 'included',
    stage: 'placed',
    customerKey: String(7_120_000_000_000 + customer * 32_768),
    country: pick(random, COUNTRIES),
    channel: random() < 0.8 ? CHANNELS[0] : CHANNELS[1],
    paymentMethods: [method],
    ...(hasCode && { discounts: [{ code: 'WELCOME10', minor: Math.floor(goods / 10) }], codes: ['WELCOME10'] }),
    lines,
    shipping: { charged: 490 },
  };
  const placed = { ...base, ...(!isPaidLater && { payments: [payment] }) };
  const paid = { ...base, payments: [payment] };
  const later = [
    ...(isPaidLater ? [{ second: payment.at, document: OrderDocument.parse(paid) }] : []),
    ...(isRefunded ? [{ second: refundedAt, document: OrderDocument.parse({ ...paid, reversals: [refund] }) }] : []),
  ].sort((a, b) => a.second - b.second);
  return { placed: OrderDocument.parse(placed), later };
};

/** Orders in order of time: 1 to 10 lines, 2.5 on average, of 300 products; a third by customers who have ordered before. */
export function* ordinaryOrders(volume: Volume, followUps?: FollowUps): Generator<OrderLife> {
  const random = createRandom(20_260_101);
  let number = 0;
  let customers = 0;
  for (let day = 0; day < volume.days; day += 1) {
    for (const second of placedSeconds(volume, day, random)) {
      const isRepeat = customers > 0 && random() < REPEAT_SHARE;
      const customer = isRepeat ? Math.floor(random() * customers) : customers;
      if (!isRepeat) customers += 1;
      number += 1;
      yield lifeOf({ number, second, customer }, followUps, random);
    }
  }
}
