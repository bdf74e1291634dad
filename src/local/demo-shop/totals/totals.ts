import { type Happening, type PlannedOrder, visibleAt } from '../generate/planned-order.ts';
import type { Timeline } from '../generate/timeline.ts';
import { type Charge, chargesOf, shippingOf } from '../serve/charges.ts';
import { refundsOf } from '../serve/refunds.ts';
import { type DayTotals, noTotals } from './day-totals.ts';
import { localDates } from './local-date.ts';

type Days = { readonly on: (ms: number) => DayTotals };

const HALF = 2;

const halfEven = (dividend: number, divisor: number): number => {
  const whole = Math.floor(dividend / divisor);
  const twice = (dividend - whole * divisor) * HALF;
  if (twice === divisor) return whole % 2 === 0 ? whole : whole + 1;
  return twice > divisor ? whole + 1 : whole;
};

type Bare = { readonly gross: number; readonly discount: number; readonly net: number; readonly tax: number };

// Of a price that contains its tax the discount bears its share of that tax, by value.
const bareOf = ({ gross, discount, paid, tax }: Charge, { taxIncluded }: PlannedOrder): Bare => {
  if (!taxIncluded) return { gross, discount, net: paid, tax };
  const inDiscount = paid === 0 ? 0 : halfEven(discount * tax, paid);
  return { gross: gross - tax - inDiscount, discount: discount - inDiscount, net: paid - tax, tax };
};

/** What an order has come to so far, for the day on which it is cancelled. */
type Standing = { goods: number; units: number; shipping: number; taxes: number; fees: number };

const sellLines = (order: PlannedOrder, happenings: readonly Happening[], context: { days: Days; standing: Standing }): void => {
  const { days, standing } = context;
  const addedMs = new Map(happenings.flatMap((each) => (each.kind === 'added' ? [[each.line.id, each.atMs] as const] : [])));
  for (const [id, charge] of chargesOf(order, happenings)) {
    const { gross, discount, net, tax } = bareOf(charge, order);
    const day = days.on(addedMs.get(id) ?? happenings[0]?.atMs ?? 0);
    day.taxes += tax;
    standing.taxes += tax;
    if (charge.line.isGiftCard) continue;
    day.grossSales += gross;
    day.discounts += discount;
    day.unitsSold += charge.line.quantity;
    standing.goods += net;
    standing.units += charge.line.quantity;
  }
};

const sellRest = (order: PlannedOrder, day: DayTotals, standing: Standing): void => {
  const shipping = bareOf(shippingOf(order), order);
  day.orders += 1;
  day.shipping += shipping.net;
  day.taxes += shipping.tax;
  day.fees += order.wrappingPence;
  standing.shipping += shipping.net;
  standing.taxes += shipping.tax;
  standing.fees += order.wrappingPence;
};

const giveBack = (order: PlannedOrder, happenings: readonly Happening[], context: { days: Days; standing: Standing }): void => {
  const { days, standing } = context;
  const charges = chargesOf(order, happenings);
  for (const { atMs, lines, untied, shipping } of refundsOf(order, happenings)) {
    const day = days.on(atMs);
    const carried = shipping === undefined ? undefined : bareOf(shipping, order);
    const goods = lines.filter(({ lineId }) => charges.get(lineId)?.line.isGiftCard !== true);
    const net = goods.reduce((sum, { paid, tax }) => sum + paid - (order.taxIncluded ? tax : 0), untied);
    const tax = lines.reduce((sum, line) => sum + line.tax, carried?.tax ?? 0);
    const units = goods.reduce((sum, { quantity }) => sum + quantity, 0);
    day.returns += net;
    day.unitsReturned += units;
    day.shipping -= carried?.net ?? 0;
    day.taxes -= tax;
    standing.goods -= net;
    standing.units -= units;
    standing.shipping -= carried?.net ?? 0;
    standing.taxes -= tax;
  }
};

const cancel = (day: DayTotals, standing: Standing): void => {
  day.returns += standing.goods;
  day.unitsReturned += standing.units;
  day.shipping -= standing.shipping;
  day.taxes -= standing.taxes;
  day.fees -= standing.fees;
};

const counts = ({ isTest }: PlannedOrder, happenings: readonly Happening[]): boolean =>
  !isTest && happenings.length > 0 && happenings.every(({ kind }) => kind !== 'failed' && kind !== 'deleted');

const account = (order: PlannedOrder, happenings: readonly Happening[], days: Days): void => {
  const context = { days, standing: { goods: 0, units: 0, shipping: 0, taxes: 0, fees: 0 } };
  sellLines(order, happenings, context);
  sellRest(order, days.on(happenings[0]?.atMs ?? 0), context.standing);
  giveBack(order, happenings, context);
  const cancelled = happenings.find(({ kind }) => kind === 'cancelled');
  if (cancelled !== undefined) cancel(days.on(cancelled.atMs), context.standing);
};

type Sale = { readonly order: PlannedOrder; readonly placedMs: number };

const countCustomers = (sales: readonly Sale[], dateOf: (ms: number) => string, days: Days): void => {
  const known = new Set<string>();
  const seen = new Set<string>();
  for (const { order, placedMs } of [...sales].sort((a, b) => a.placedMs - b.placedMs)) {
    const who = order.buyer?.accountId ?? order.buyer?.email;
    if (who === undefined || who === null) continue;
    const day = days.on(placedMs);
    if (!known.has(who)) day.newCustomers += 1;
    const here = `${who} ${dateOf(placedMs)}`;
    if (!seen.has(here)) day.distinctCustomers += 1;
    known.add(who);
    seen.add(here);
  }
};

const complete = (totals: DayTotals): DayTotals => {
  totals.netSales = totals.grossSales - totals.discounts - totals.returns;
  totals.totalSales = totals.netSales + totals.shipping + totals.taxes + totals.fees;
  return totals;
};

/**
 * The shop's own account, day by day in its zone, of all that can be seen at an instant. It is worked out from what the shop knows, in whole
 * pence and with arithmetic of its own, so that it can prove a reader of the shop right or wrong.
 */
export const totalsAt = (timeline: Timeline, nowMs: number): ReadonlyMap<string, DayTotals> => {
  timeline.liveUntil(nowMs);
  const dateOf = localDates(timeline.plan.zone);
  const byDate = new Map<string, DayTotals>();
  const on = (ms: number): DayTotals => {
    const date = dateOf(ms);
    const standing = byDate.get(date) ?? noTotals();
    byDate.set(date, standing);
    return standing;
  };
  const sales: Sale[] = [];
  for (const order of timeline.orders) {
    const happenings = visibleAt(order, nowMs);
    if (!counts(order, happenings)) continue;
    account(order, happenings, { on });
    sales.push({ order, placedMs: happenings[0]?.atMs ?? 0 });
  }
  countCustomers(sales, dateOf, { on });
  for (const totals of byDate.values()) complete(totals);
  return byDate;
};
