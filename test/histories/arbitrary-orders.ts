import { CustomerKey } from '../../src/domain/ids.ts';
import { discountsByLine } from '../../src/domain/ledger/order-discounts.ts';
import { CurrencyCode } from '../../src/domain/money/currency.ts';
import { type Line, OrderDocument, type Reversal, type Tax } from '../../src/domain/order/order-document.ts';
import { addDays, utcDay } from '../../src/domain/time/day.ts';
import { localDay, startOfDay, Zone } from '../../src/domain/time/zone.ts';
import { type Version, versionOf } from '../../src/domain/version.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

/** One state of an order as its source told it. `number` counts an order's states from 0. */
export type Told = { readonly document: OrderDocument; readonly version: Version; readonly number: number };

export type Plan = { readonly zone: Zone; readonly startMs: number; readonly orders: readonly (readonly Told[])[] };

const A_DAY = 86_400;

const UTC = Zone.parse('UTC');

/** Where days, months and clocks turn. */
const MOMENTS = [
  ['Europe/London', '2024-03-31T01:00:00Z'],
  ['Europe/London', '2024-10-27T01:00:00Z'],
  ['Europe/London', '2024-03-01T00:00:00Z'],
  ['America/New_York', '2024-03-10T07:00:00Z'],
  ['America/New_York', '2024-11-03T06:00:00Z'],
  ['America/New_York', '2024-01-01T05:00:00Z'],
  ['Asia/Kathmandu', '2024-02-29T18:15:00Z'],
  ['Asia/Kathmandu', '2024-06-15T18:15:00Z'],
  ['Australia/Lord_Howe', '2024-04-06T15:00:00Z'],
  ['Australia/Lord_Howe', '2024-10-05T15:30:00Z'],
  ['Australia/Lord_Howe', '2024-04-30T13:30:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Pacific/Apia', '2024-07-31T11:00:00Z'],
  ['UTC', '2025-01-01T00:00:00Z'],
  ['UTC', '2024-03-01T00:00:00Z'],
].map(([zone = '', at = '']) => ({ zone: Zone.parse(zone), moment: Date.parse(at) / 1000 }));

// The cap's cost is that of the whole line, and even, so that halves round alike whether pieces are counted from none or from all.
export const PRODUCTS = [
  { productId: 'mug', category: 'home', unitCost: 120 },
  { productId: 'tee', category: 'wear', unitCost: 300 },
  { productId: 'cap', category: 'wear', totalCost: 100 },
  { productId: 'pen' },
] as const;

type Context = { readonly random: Random; readonly zone: Zone; readonly moment: number; readonly instants: readonly number[] };

const freshInstant = ({ random, zone, moment }: Omit<Context, 'instants'>): number => {
  const near = random.pick([0, 0, 1, -1, random.between(-90, 90), random.between(-3000, 3000)]);
  switch (random.between(0, 5)) {
    case 0:
    case 1:
      return startOfDay(zone, addDays(localDay(zone, moment), random.between(-2, 2))) + near;
    case 2:
      return startOfDay(UTC, addDays(utcDay(moment), random.between(-2, 2))) + near;
    case 3:
      return moment + near;
    case 4:
      return moment - random.between(3 * A_DAY, 45 * A_DAY);
    default:
      return moment + random.between(-3 * A_DAY, 2 * A_DAY);
  }
};

const instant = (context: Context): number => (context.random.chance(0.6) ? context.random.pick(context.instants) : freshInstant(context));

/** Something that happens to an order after it was placed, as a rule. */
const instantAfter = (context: Context, second: number): number => {
  const { random } = context;
  const wait = random.pick([0, 60, 3600, A_DAY - 1, random.between(1, 3 * A_DAY), random.between(A_DAY, 40 * A_DAY)]);
  return random.chance(0.3) ? instant(context) : second + wait;
};

const taxes = (random: Random): { taxes?: Tax[] } => {
  if (random.chance(0.5)) return {};
  return { taxes: [{ ...(random.chance(0.8) && { rate: random.pick(['0.2', '0.05']) }), minor: random.between(1, 90) }] };
};

type Known = { readonly productId: string; readonly category?: string; readonly unitCost?: number; readonly totalCost?: number };

const arbitraryProduct = (random: Random, profile: Profile): Known => {
  const known: Known = random.pick(PRODUCTS);
  const { unitCost: _, totalCost: __, ...costless } = known;
  return profile.costs > 0 && random.chance(0.6) ? costless : known;
};

const arbitraryLine = (random: Random, id: string, profile: Profile): Line => {
  const quantity = random.between(1, 3);
  return {
    id,
    ...arbitraryProduct(random, profile),
    quantity,
    gross: quantity * random.pick([250, 333, 999]),
    ...(random.chance(0.3) && { discount: random.between(1, 100) }),
    ...taxes(random),
    ...(random.chance(0.08) && { giftCard: true as const }),
  } as Line;
};

const arbitraryCustomer = (random: Random, profile: Profile): { customerKey?: CustomerKey } =>
  profile.customers === 0 || random.chance(profile.guests)
    ? {}
    : { customerKey: CustomerKey.parse(`c${random.between(1, profile.customers)}`) };

const firstState = (id: string, context: Context, profile: Profile): OrderDocument => {
  const { random } = context;
  const lines = Array.from({ length: random.between(1, 3) }, (_, index) => arbitraryLine(random, String(index + 1), profile));
  const placedAt = instant(context);
  return OrderDocument.parse({
    source: 'shop',
    id,
    kind: !profile.refunded && random.chance(0.06) ? 'return' : 'order',
    placedAt,
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    country: random.pick(['GB', 'FR']),
    ...(random.chance(0.7) && { channel: random.pick(['web', 'pos']) }),
    ...(random.chance(0.7) && { paymentMethods: random.pick([['card'], ['paypal', 'card']]) }),
    ...(random.chance(0.2) && { codes: ['SPRING'] }),
    ...arbitraryCustomer(random, profile),
    lines,
    ...(random.chance(0.3) && { discounts: [{ code: 'TEN', minor: random.between(1, 77) }] }),
    ...(random.chance(0.5) && { shipping: { charged: 395, ...(random.chance(0.3) && { discount: 95 }), ...taxes(random) } }),
    ...(random.chance(0.3) && { fees: [{ kind: random.pick(['duty', 'fee']), minor: random.between(1, 50) }] }),
    ...(random.chance(0.2) && { tip: random.between(1, 30) }),
    ...(random.chance(0.5) && {
      payments: [{ id: 'p1', at: instantAfter(context, placedAt), kind: 'captured', minor: 500, method: 'card' }],
    }),
  });
};

type Change = (document: OrderDocument, context: Context, profile: Profile) => OrderDocument;

const nextId = (list: readonly unknown[] | undefined): string => `n${(list ?? []).length + 1}`;

const addReversal = (document: OrderDocument, reversal: Omit<Reversal, 'id'>): OrderDocument => ({
  ...document,
  reversals: [...(document.reversals ?? []), { id: nextId(document.reversals), ...reversal }],
});

/** Follows from what is drawn anyway, so that seeds keep their histories. */
const markUndated = (seen: number): { undated?: true } => (seen % 3 === 0 ? { undated: true } : {});

const refundPart: Change = (document, context) => {
  const { random } = context;
  const line = random.pick(document.lines);
  const what: Omit<Reversal, 'id' | 'at' | 'reason'> = random.chance(0.7)
    ? { lines: [{ lineId: line.id, quantity: 1, goods: random.between(1, line.gross), ...taxes(random) }] }
    : { goods: random.between(1, 50), ...(random.chance(0.5) && { shipping: 100 }), ...taxes(random) };
  const undated = markUndated(what.goods ?? what.lines?.[0]?.goods ?? 0);
  return addReversal(document, {
    at: instantAfter(context, document.placedAt),
    reason: random.pick(['refund', 'edit']),
    ...what,
    ...undated,
  });
};

const ratesOf = (all: readonly (readonly Tax[] | undefined)[]): Map<string, number> => {
  const byRate = new Map<string, number>();
  for (const { rate = '', minor } of all.flatMap((some) => some ?? [])) byRate.set(rate, (byRate.get(rate) ?? 0) + minor);
  return byRate;
};

const remainingTaxes = (document: OrderDocument): Tax[] => {
  const { lines, shipping, reversals = [] } = document;
  const charged = ratesOf([...lines.map((line) => line.taxes), shipping?.taxes]);
  const given = ratesOf(reversals.flatMap((reversal) => [reversal.taxes, ...(reversal.lines ?? []).map((line) => line.taxes)]));
  const rates = [...new Set([...charged.keys(), ...given.keys()])];
  return rates.map((rate) => ({ ...(rate !== '' && { rate }), minor: (charged.get(rate) ?? 0) - (given.get(rate) ?? 0) }));
};

/** Gives back all that is left of an order whose reversals so far name no line; the others are cancelled. */
const refundAll: Change = (document, context) => {
  const { reversals = [], shipping, tip, fees = [] } = document;
  const at = instantAfter(context, document.placedAt);
  if (reversals.length > 0 || context.random.chance(0.3)) return { ...document, cancelledAt: at };
  const discounts = discountsByLine(document);
  if (document.lines.some((line) => line.gross < (discounts.get(line) ?? 0))) return { ...document, cancelledAt: at };
  return addReversal(document, {
    at,
    reason: 'refund',
    lines: document.lines.map((line) => ({ lineId: line.id, quantity: line.quantity, goods: line.gross - (discounts.get(line) ?? 0) })),
    shipping: (shipping?.charged ?? 0) - (shipping?.discount ?? 0),
    taxes: remainingTaxes(document),
    fees,
    tip: tip ?? 0,
    ...markUndated(document.lines.length),
  });
};

const moveAway: Change = (document, context) => ({
  ...document,
  placedAt: context.random.chance(0.5) ? instant(context) : document.placedAt + context.random.pick([-1, 1, 60, -A_DAY, A_DAY, 3600]),
});

const changeCustomer: Change = (document, { random }, profile) => {
  const { customerKey: _, ...rest } = document;
  return { ...rest, ...arbitraryCustomer(random, profile) };
};

const toggleTest: Change = (document) => {
  const { test, ...rest } = document;
  return test ? rest : { ...rest, test: true };
};

const addLine: Change = (document, context, profile) => {
  const line = arbitraryLine(context.random, String(document.lines.length + 1), profile);
  return { ...document, lines: [...document.lines, { ...line, addedAt: instantAfter(context, document.placedAt) }] };
};

const changeLine: Change = (document) => ({
  ...document,
  lines: document.lines.map((line, index) => (index === 0 ? { ...line, quantity: line.quantity + 1, gross: line.gross + 250 } : line)),
});

const changeCountry: Change = (document) => ({ ...document, country: document.country === 'GB' ? 'FR' : 'GB' });

const pay: Change = (document, context) => {
  const { random } = context;
  const payment = { at: instantAfter(context, document.placedAt), minor: random.between(1, 500), method: random.pick(['card', 'paypal']) };
  const kind = random.pick(['captured', 'refunded'] as const);
  return { ...document, payments: [...(document.payments ?? []), { id: nextId(document.payments), kind, ...payment }] };
};

const becomeForeign: Change = (document) => ({ ...document, currency: CurrencyCode.parse(document.currency === 'GBP' ? 'EUR' : 'GBP') });

const cancel: Change = (document, context) => ({ ...document, cancelledAt: instantAfter(context, document.placedAt) });

const CHANGES: readonly Change[] = [
  refundPart,
  refundPart,
  refundAll,
  moveAway,
  moveAway,
  moveAway,
  changeCustomer,
  changeCustomer,
  toggleTest,
  addLine,
  changeLine,
  changeCountry,
  pay,
  becomeForeign,
  cancel,
  (document) => ({ ...document, deleted: true }),
  (document) => document,
  (document) => document,
];

// What comes after a deletion is the order once more.
const nextState = (document: OrderDocument, context: Context, profile: Profile): OrderDocument => {
  const { deleted, ...rest } = document;
  return deleted ? rest : context.random.pick(CHANGES)(document, context, profile);
};

const lastRefund = (document: OrderDocument, context: Context): OrderDocument => {
  const { deleted: _, test: __, cancelledAt: ___, ...rest } = document;
  return refundAll({ ...rest, currency: CurrencyCode.parse('GBP') }, context, { customers: 0 } as Profile);
};

const statesOf = (id: string, context: Context, profile: Profile): OrderDocument[] => {
  const states = [firstState(id, context, profile)];
  const count = context.random.between(...profile.versions);
  for (let document = states[0]; document !== undefined && states.length < count; states.push(document)) {
    document = OrderDocument.parse(nextState(document, context, profile));
  }
  const last = states.at(-1);
  if (profile.refunded && last !== undefined) states.push(OrderDocument.parse(lastRefund(last, context)));
  return states;
};

// Some sources do not move their update time, so that only the read tells the newer state. In files every state has its own time.
const tellAll = (states: readonly OrderDocument[], startMs: number, { random, still }: { random: Random; still: number }): Told[] => {
  let updatedAt = startMs;
  return states.map((document, number) => {
    updatedAt += number > 0 && random.chance(still) ? 0 : 1000;
    return { document, number, version: versionOf(updatedAt, startMs + 1000 * number) };
  });
};

/** When a file with the states of this number was exported. */
export const exportedAtMs = (plan: Pick<Plan, 'startMs'>, number: number): number => plan.startMs + 1000 * (number + 1);

/** A few orders of a few customers, each with the states that its source told one after another. */
export const arbitraryPlan = (random: Random, profile: Profile): Plan => {
  const { zone, moment } = random.pick(MOMENTS);
  const instants = Array.from({ length: 4 }, () => freshInstant({ random, zone, moment }));
  const context = { random, zone, moment, instants };
  const startMs = (moment + random.between(-36 * 3600, 6 * 3600)) * 1000;
  const count = random.between(...profile.orders);
  const still = profile.imports ? 0 : 0.3;
  const orders = Array.from({ length: count }, (_, index) =>
    tellAll(statesOf(`o${index + 1}`, context, profile), startMs, { random, still }),
  );
  return { zone, startMs, orders };
};
