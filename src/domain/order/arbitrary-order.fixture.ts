import fc from 'fast-check';
import { discountsByLine } from '../ledger/order-discounts.ts';
import { Line, OrderDocument, type ReturnedLine, type Reversal, type Tax } from './order-document.ts';

const FIRST = Date.parse('2024-01-30T22:00:00Z') / 1000;
const A_DAY = 86_400;

/** Instants of a few days round the end of a month, so that events meet. */
const instant = fc.tuple(fc.nat(5), fc.nat(A_DAY - 1)).map(([days, seconds]) => FIRST + days * A_DAY + seconds);

const label = fc.constantFrom('', 'GB', 'Côte d’Ivoire', 'a+b', '🛒 web', '日本', '"quoted"', "O'Neill\n", '\u{10ffff}');
const rate = fc.constantFrom('0.2', '0.05', '0');
const tax = fc.record({ rate, minor: fc.integer({ min: -3, max: 5000 }) }, { requiredKeys: ['minor'] });
const taxes = fc.array(tax, { maxLength: 2 });
const minor = fc.oneof(fc.nat(20), fc.nat(50_000));

const someOf = <T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const goods = fc
  .tuple(minor, fc.nat(100))
  .map(([gross, percent]) => ({ gross, ...(percent < 60 && { discount: Math.floor((gross * percent) / 100) }) }));

// Some costs as that of the whole line or from the shop's list, of what is drawn already, so that seeds find what they found.
const otherwise = (quantity: number, known: Partial<Line>, die: number): Partial<Line> => {
  const { unitCost, ...rest } = known;
  if (unitCost === undefined || quantity === 0 || die < 6) return known;
  return die < 8 ? { ...rest, totalCost: unitCost * quantity + die - 6 } : { ...rest, listedCost: `${unitCost}.335` };
};

const line = (id: string): fc.Arbitrary<Line> =>
  fc
    .tuple(
      fc.record({ productId: fc.constantFrom('mug', 'tee', 'cap', 'é🔥'), quantity: fc.nat(12) }),
      goods,
      someOf({ title: label, category: fc.constantFrom('home', 'wear', ''), unitCost: fc.nat(900), taxes, addedAt: instant }),
      fc.nat(9),
    )
    .map(([named, priced, known, die]) =>
      Line.parse({ id, ...named, ...priced, ...otherwise(named.quantity, known, die), ...(die === 0 && { giftCard: true }) }),
    );

const numbered = fc.nat(5).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => line(String(index + 1)))));
const named = fc.uniqueArray(fc.constantFrom('L-1', '2', '10', 'ünï', '3'), { maxLength: 4 }).chain((ids) => fc.tuple(...ids.map(line)));

const fee = fc.record(
  { kind: fc.constantFrom('duty', 'fee', 'adjustment'), label, minor: fc.integer({ min: -500, max: 900 }) },
  { requiredKeys: ['kind', 'minor'] },
);

const payment = fc.record(
  { id: fc.uuid(), at: instant, kind: fc.constantFrom('captured', 'refunded'), minor, method: fc.constantFrom('card', 'paypal') },
  { requiredKeys: ['id', 'at', 'kind', 'minor'] },
);

const money = fc.constantFrom(
  { currency: 'GBP' },
  { currency: 'GBP' },
  { currency: 'EUR', rate: '0.8573' },
  { currency: 'JPY', rate: '0.005317' },
  { currency: 'KWD', rate: '2.6' },
  { currency: 'SEK', rate: '0.075' },
);

/** An order as placed: whatever can stand on one, but nothing given back yet. Its shop counts in GBP. */
export const anyOrder: fc.Arbitrary<OrderDocument> = fc
  .tuple(
    fc.record({ id: fc.stringMatching(/^[0-9]{1,20}$/), placedAt: instant, taxTreatment: fc.constantFrom('added', 'included') }),
    money,
    fc.oneof(numbered, named),
    someOf({
      customerKey: fc.constantFrom('c1', 'c2', 'ключ'),
      country: label,
      channel: label,
      paymentMethods: fc.array(fc.constantFrom('card', 'paypal', 'card'), { maxLength: 3 }),
      codes: fc.array(fc.constantFrom('SPRING', 'TEN'), { maxLength: 2 }),
      shipping: fc.record({ charged: fc.integer({ min: 200, max: 999 }), discount: fc.nat(200), taxes }, { requiredKeys: ['charged'] }),
      fees: fc.array(fee, { maxLength: 3 }),
      tip: fc.nat(300),
      payments: fc.array(payment, { maxLength: 3 }),
    }),
    fc.nat(100),
  )
  .map(([head, currency, lines, known, percent]) => {
    const takers = lines.filter(({ giftCard, addedAt }) => !giftCard && addedAt === undefined);
    const value = takers.reduce((sum, { gross, discount = 0 }) => sum + gross - discount, 0);
    const discounts = percent < 50 && value > 0 ? { discounts: [{ code: 'ORDER', minor: Math.floor((value * percent) / 50) }] } : {};
    const fixed = { source: 'shop', kind: 'order', stage: 'placed' };
    return OrderDocument.parse({ ...fixed, ...head, ...currency, lines, ...discounts, ...known });
  });

const byRate = (all: readonly (readonly Tax[] | undefined)[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { rate: of = '', minor: more } of all.flatMap((some) => some ?? [])) sums.set(of, (sums.get(of) ?? 0) + more);
  return sums;
};

const taxesLeft = ({ lines, shipping, reversals = [] }: OrderDocument): Tax[] => {
  const charged = byRate([...lines.map((some) => some.taxes), shipping?.taxes]);
  const given = byRate(reversals.flatMap((some) => [some.taxes, ...(some.lines ?? []).map((back) => back.taxes)]));
  return [...charged].map(([of, all]) => ({ ...(of !== '' && { rate: of }), minor: all - (given.get(of) ?? 0) }));
};

/** What is left of each line when all reversals so far are done. */
export const linesLeft = (document: OrderDocument): ReturnedLine[] => {
  const discounts = discountsByLine(document);
  const back = (document.reversals ?? []).flatMap(({ lines = [] }) => lines);
  return document.lines.map((some) => {
    const own = back.filter(({ lineId }) => lineId === some.id);
    return {
      lineId: some.id,
      quantity: own.reduce((left, { quantity }) => left - quantity, some.quantity),
      goods: own.reduce((left, returned) => left - returned.goods, some.gross - (discounts.get(some) ?? 0)),
    };
  });
};

const feesLeft = ({ fees = [], reversals = [] }: OrderDocument): NonNullable<Reversal['fees']> => [
  ...fees,
  ...reversals.flatMap((some) => some.fees ?? []).map((given) => ({ ...given, minor: 0 - given.minor })),
];

/** Gives back all that is left, line by line, or its goods in one sum that names no line. */
export const refundOfRest = (document: OrderDocument, { at, tied }: { at: number; tied: boolean }): Reversal => {
  const { shipping, tip = 0, reversals = [] } = document;
  const lines = linesLeft(document);
  const isGift = ({ lineId }: ReturnedLine): boolean => document.lines.some(({ id, giftCard }) => id === lineId && giftCard === true);
  const untied = lines.filter((some) => !isGift(some)).reduce((sum, some) => sum + some.goods, 0);
  const given = (name: 'shipping' | 'tip' | 'goods'): number => reversals.reduce((sum, some) => sum + (some[name] ?? 0), 0);
  return {
    id: `rest-${reversals.length}`,
    at: onceSold(document, at),
    reason: 'refund',
    ...(tied ? { lines } : { lines: lines.filter(isGift), goods: untied - given('goods') }),
    shipping: (shipping?.charged ?? 0) - (shipping?.discount ?? 0) - given('shipping'),
    taxes: taxesLeft(document),
    fees: feesLeft(document),
    tip: tip - given('tip'),
  };
};

/** No sooner than every line is on the order: nobody sends back what was not yet sold. */
const onceSold = ({ lines, placedAt }: OrderDocument, at: number): number =>
  Math.max(at, placedAt, ...lines.flatMap(({ addedAt }) => addedAt ?? []));

const part = (whole: number, percent: number): number => Math.floor((whole * percent) / 100);

/** How much of what is left a partial refund gives back, in percent of each thing. */
export type Share = { readonly at: number; readonly percent: number; readonly reason: 'refund' | 'edit'; readonly only: number };

export const anyShare: fc.Arbitrary<Share> = fc.record({
  at: instant,
  percent: fc.nat(100),
  reason: fc.constantFrom('refund', 'edit'),
  only: fc.integer({ min: -1, max: 4 }),
});

/** The document with a partial refund more: of one line when `only` names one, else of everything. */
export const withPart = (document: OrderDocument, { at, percent, reason, only }: Share): OrderDocument => {
  const rest = refundOfRest(document, { at, tied: true });
  const { id, at: when, taxes: restTaxes = [], shipping = 0, tip = 0 } = rest;
  const lines = (rest.lines ?? [])
    .filter((_, index) => only < 0 || index === only)
    .map((some) => ({ ...some, quantity: part(some.quantity, percent), goods: part(some.goods, percent) }));
  const extras =
    only < 0
      ? {
          shipping: part(shipping, percent),
          tip: part(tip, percent),
          taxes: restTaxes.map((some) => ({ ...some, minor: part(some.minor, percent) })),
        }
      : {};
  // Not drawn: another draw would change what every seed stands for.
  const undated = percent % 3 === 0 ? { undated: true as const } : {};
  return { ...document, reversals: [...(document.reversals ?? []), { id, at: when, reason, ...undated, lines, ...extras }] };
};

const flags = fc.constantFrom<Partial<OrderDocument>>(
  {},
  {},
  {},
  {},
  { test: true },
  { deleted: true },
  { stage: 'draft' },
  { stage: 'failed' },
  { stage: 'pending' },
  { kind: 'return' },
);

/** Any document at all: partly refunded, cancelled, excluded for some reason, a return that names no order. */
export const anyDocument: fc.Arbitrary<OrderDocument> = fc
  .tuple(anyOrder, fc.array(anyShare, { maxLength: 3 }), flags, fc.option(instant, { nil: undefined }), fc.nat(9))
  .map(([order, shares, flag, cancelledAt, die]) => {
    const document = { ...shares.reduce(withPart, order), ...flag, ...(die < 3 && cancelledAt !== undefined && { cancelledAt }) };
    const { rate: _, ...withoutRate } = document;
    return OrderDocument.parse(die === 9 ? withoutRate : document);
  });
