import { createRandom, type Random } from '../random.ts';
import { type DayContext, privateBasket, tradeBasket, VAT } from './basket.ts';
import { fateOf } from './fate.ts';
import type { Buyer, Country, PlannedLine, PlannedOrder } from './planned-order.ts';
import type { ShopPlan } from './shop-plan.ts';

const FREE_SHIPPING_PENCE = 4_000;
const SHIPPING_PENCE: Readonly<Record<Country, number>> = { GB: 395, IE: 795, DE: 995 };

const CHANNELS = [
  ['web', 62],
  ['app', 27],
  ['marketplace', 11],
] as const;

const METHODS = [
  ['card', 58],
  ['paypal', 24],
  ['klarna', 10],
  ['apple-pay', 8],
] as const;

export type Occasion = {
  readonly number: number;
  readonly placedMs: number;
  readonly buyer: Buyer | null;
  readonly isFirst: boolean;
  readonly day: DayContext;
};

/** Beyond 2^53, as ids of large platforms are. */
const idOf = (number: number): string => `9007199254${String(number).padStart(7, '0')}`;

type Offer = { readonly percent: number; readonly code: string | null };

const offerOf = ({ day, isFirst }: Occasion, random: Random): Offer => {
  const { campaign } = day;
  if (campaign !== undefined && campaign.percent > 0) {
    if (campaign.code === undefined) return { percent: random.chance(0.6) ? campaign.percent : 0, code: null };
    if (random.chance(0.55)) return { percent: campaign.percent, code: campaign.code };
  }
  return isFirst && random.chance(0.18) ? { percent: 10, code: 'WELCOME10' } : { percent: 0, code: null };
};

const paidFor = (lines: readonly PlannedLine[]): number =>
  lines.reduce((sum, { unitPence, quantity, discountPence }) => sum + unitPence * quantity - discountPence, 0);

const privateOrder = (occasion: Occasion, lateShare: number, random: Random): PlannedOrder => {
  const { number, placedMs, buyer, day } = occasion;
  const country = buyer?.country ?? 'GB';
  const { percent, code } = offerOf(occasion, random);
  const lines = privateBasket(day, { country, percent }, random);
  const method = random.weighted(METHODS);
  const shippingPence = SHIPPING_PENCE[country];
  return {
    id: idOf(number),
    buyer,
    country,
    channel: buyer === null ? 'marketplace' : random.weighted(CHANNELS),
    method,
    code,
    isTest: random.chance(0.002),
    taxIncluded: true,
    lines,
    orderDiscountPence: 0,
    shippingPence,
    shippingDiscountPence: paidFor(lines) >= FREE_SHIPPING_PENCE ? shippingPence : 0,
    shippingPercent: VAT[country].standard,
    wrappingPence: random.chance(0.05) ? 250 : 0,
    tipPence: random.chance(0.02) ? 100 : 0,
    happenings: fateOf({ placedMs, method, country, lines }, { day, lateShare }, random),
  };
};

const tradeOrder = ({ number, placedMs, day }: Occasion, lateShare: number, random: Random): PlannedOrder => {
  const lines = tradeBasket(day, random);
  const cafe = random.between(1, 40);
  const hasTerms = random.chance(0.6);
  return {
    id: idOf(number),
    buyer: { accountId: `t-${cafe}`, email: `cafe${cafe}@example.com`, country: 'GB', createdMs: placedMs, loyalty: 0 },
    country: 'GB',
    channel: 'trade',
    method: 'invoice',
    code: hasTerms ? 'TRADE5' : null,
    isTest: false,
    taxIncluded: false,
    lines,
    orderDiscountPence: hasTerms ? Math.round(paidFor(lines) * 0.05) : 0,
    shippingPence: 990,
    shippingDiscountPence: 0,
    shippingPercent: 20,
    wrappingPence: 0,
    tipPence: 0,
    happenings: fateOf({ placedMs, method: 'invoice', country: 'GB', lines }, { day, lateShare }, random),
  };
};

/** Of those of whom nothing is known, half turn out to be cafés. */
const TRADE_SHARE = 0.5;

/** One order with all its future, from the shop's seed and its own number alone. */
export const planOrder = ({ seed, lateShare }: Pick<ShopPlan, 'seed' | 'lateShare'>, occasion: Occasion): PlannedOrder => {
  const random = createRandom(`${seed}/order/${occasion.number}`);
  const isTrade = occasion.buyer === null && random.chance(TRADE_SHARE);
  return isTrade ? tradeOrder(occasion, lateShare, random) : privateOrder(occasion, lateShare, random);
};
