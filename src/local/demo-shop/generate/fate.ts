import type { Random } from '../random.ts';
import type { DayContext } from './basket.ts';
import { privateBasket } from './basket.ts';
import type { Country, Happening, PlannedLine } from './planned-order.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What happens, before it is said when it can be seen. */
type Event = Happening extends infer H ? (H extends Happening ? Omit<H, 'visibleMs'> : never) : never;

type Order = { readonly placedMs: number; readonly method: string; readonly country: Country; readonly lines: readonly PlannedLine[] };

/** Well within what a pull reads again. @unit milliseconds */
const LATEST_MS = 3 * MINUTE_MS;

const goodsOf = ({ lines }: Order): PlannedLine[] => lines.filter(({ isGiftCard }) => !isGiftCard);

const courtesy = (order: Order, random: Random): Event[] => [
  {
    kind: 'refunded',
    atMs: order.placedMs + random.between(2, 9) * DAY_MS,
    reason: 'refund',
    returned: [],
    untiedPence: random.pick([100, 150, 200]),
    withShipping: false,
  },
];

const partOf = (order: Order, atMs: number, random: Random): Event[] => {
  const { id, quantity } = random.pick(goodsOf(order));
  const taken = random.between(1, quantity);
  const first: Event = {
    kind: 'refunded',
    atMs,
    reason: 'refund',
    returned: [{ lineId: id, quantity: taken }],
    untiedPence: 0,
    withShipping: false,
  };
  if (taken === quantity || random.chance(0.7)) return [first];
  const later = atMs + random.between(1, 10) * DAY_MS + random.between(0, HOUR_MS);
  return [first, { ...first, atMs: later, returned: [{ lineId: id, quantity: quantity - taken }] }];
};

const whole = (order: Order, atMs: number): Event[] => [
  {
    kind: 'refunded',
    atMs,
    reason: 'refund',
    returned: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
    untiedPence: 0,
    withShipping: true,
  },
];

const sentBack = (order: Order, random: Random): Event[] => {
  const atMs = order.placedMs + random.between(4, 24) * DAY_MS + random.between(-5, 5) * HOUR_MS;
  return random.chance(0.35) ? whole(order, atMs) : partOf(order, atMs, random);
};

const edited = (order: Order, day: DayContext, random: Random): Event[] => {
  const atMs = order.placedMs + random.between(3, 90) * MINUTE_MS;
  const [line] = goodsOf(order);
  if (line !== undefined && line.quantity > 1 && random.chance(0.5)) {
    return [{ kind: 'refunded', atMs, reason: 'edit', returned: [{ lineId: line.id, quantity: 1 }], untiedPence: 0, withShipping: false }];
  }
  const [added] = privateBasket(day, { country: order.country, percent: 0 }, random);
  return added === undefined ? [] : [{ kind: 'added', atMs, line: { ...added, id: `${added.id}-added` } }];
};

// Invoices are paid when they are, instalments when the parcel leaves, all else at once.
const capturedAt = ({ placedMs, method }: Order, random: Random): number => {
  if (method === 'invoice') return placedMs + random.between(6, 30) * DAY_MS + random.between(0, HOUR_MS);
  return method === 'klarna' ? placedMs + random.between(10, 30) * HOUR_MS : placedMs + random.between(2, 40) * 1000;
};

const FATES = [
  ['kept', 876],
  ['sentBack', 62],
  ['cancelled', 20],
  ['edited', 22],
  ['courtesy', 8],
  ['failed', 9],
  ['deleted', 3],
] as const;

const begin = ({ placedMs, method }: Order): Event => ({ kind: method === 'invoice' ? 'pending' : 'placed', atMs: placedMs });

const eventsOf = (order: Order, day: DayContext, random: Random): Event[] => {
  const { placedMs, method } = order;
  const fate = random.weighted(FATES);
  if (fate === 'failed') return [{ kind: 'failed', atMs: placedMs }];
  if (fate === 'cancelled') return [begin(order), { kind: 'cancelled', atMs: placedMs + random.between(5, 600) * MINUTE_MS }];
  if (fate === 'deleted') return [begin(order), { kind: 'deleted', atMs: placedMs + random.between(1, 40) * HOUR_MS }];
  const capturedMs = capturedAt(order, random);
  const paid: Event[] = [{ kind: 'captured', atMs: capturedMs }];
  if (method === 'invoice') paid.unshift({ kind: 'confirmed', atMs: placedMs + random.between(1, 20) * HOUR_MS });
  if (fate === 'edited') return [begin(order), ...paid, ...edited(order, day, random)];
  if (fate === 'sentBack' && goodsOf(order).length > 0) return [begin(order), ...paid, ...sentBack(order, random)];
  return fate === 'courtesy' ? [begin(order), ...paid, ...courtesy(order, random)] : [begin(order), ...paid];
};

// Each change bears an instant of its own and is seen no earlier than the one before it.
const inOrder = (events: readonly Event[], lateShare: number, random: Random): Happening[] => {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let lastVisibleMs = Number.NEGATIVE_INFINITY;
  return [...events]
    .sort((a, b) => a.atMs - b.atMs)
    .map((event) => {
      const atMs = Math.max(event.atMs, lastAtMs + 1);
      const lateMs = random.chance(lateShare) ? random.between(1, LATEST_MS) : 0;
      lastAtMs = atMs;
      lastVisibleMs = Math.max(atMs + lateMs, lastVisibleMs);
      return { ...event, atMs, visibleMs: lastVisibleMs };
    });
};

/** Everything that will happen to an order. */
export const fateOf = (order: Order, { day, lateShare }: { day: DayContext; lateShare: number }, random: Random): Happening[] =>
  inOrder(eventsOf(order, day, random), lateShare, random);
