import { compareText } from '../ids.ts';
import type { OrderDocument } from '../order/order-document.ts';
import { type Day, utcDay } from '../time/day.ts';
import { eventsOfOrder, type LedgerRules } from './events-of-order.ts';
import { addMovement, createDraft, finish, isNothing } from './movement.ts';
import type { Dimensions, LedgerEvent, Movement, Original, Posting } from './posting.ts';

/** What the customer's record keeps of an order: its instant, and its net sales and cost whatever happened later. Minor units. */
export type CustomerEntry = { readonly second: number; readonly netSales: number; readonly cost: number };

/** Everything that follows from one order's document: its postings by UTC day, and its entry in the customer's record if it has one. */
export type Booking = { readonly postings: ReadonlyMap<Day, Posting>; readonly entry?: CustomerEntry };

const combine = (values: readonly string[] | undefined): string => [...new Set(values ?? [])].sort(compareText).join('+');

const dimensionsOf = ({ country, channel, paymentMethods, discounts, codes }: OrderDocument): Dimensions => ({
  country: country ?? '',
  channel: channel ?? '',
  paymentMethod: combine(paymentMethods),
  code: combine([...(codes ?? []), ...(discounts ?? []).flatMap(({ code }) => code ?? [])]),
});

const sumMovements = (events: readonly LedgerEvent[]): Movement => {
  const draft = createDraft();
  for (const event of events) if ('amounts' in event) addMovement(draft, event);
  return finish(draft);
};

const originalOf = (document: OrderDocument, rules: LedgerRules): Original | undefined => {
  if (document.currency === rules.currency || document.rate === undefined) return undefined;
  const { amounts } = sumMovements(eventsOfOrder({ ...document, rate: '1' }, { ...rules, currency: document.currency }));
  const { grossSales, discounts, returns, shipping, taxes, fees } = amounts;
  return { currency: document.currency, rate: document.rate, total: grossSales - discounts - returns + shipping + taxes + fees };
};

const entryOf = (events: readonly LedgerEvent[]): CustomerEntry | undefined => {
  const sale = events.find(({ kind }) => kind === 'sale');
  if (sale === undefined) return undefined;
  const { amounts } = sumMovements(events);
  return { second: sale.second, netSales: amounts.grossSales - amounts.discounts - amounts.returns, cost: amounts.cost };
};

const LATER: readonly LedgerEvent['kind'][] = ['addition', 'reversal', 'undated-reversal'];

/** Books one order on paper: a pure function of the newest document, so that booking it again gives the same. */
export const bookingOf = (document: OrderDocument, rules: LedgerRules): Booking => {
  const events = eventsOfOrder(document, rules);
  const dimensions = dimensionsOf(document);
  const original = originalOf(document, rules);
  const later = sumMovements(events.filter(({ kind }) => LATER.includes(kind)));
  const saleDay = utcDay(document.placedAt);
  const postings = [...Map.groupBy(events, ({ second }) => utcDay(second))].map(([day, ofDay]): [Day, Posting] => [
    day,
    {
      dimensions,
      events: ofDay,
      ...(day === saleDay && !isNothing(later) && { later: { ...later, second: document.placedAt } }),
      ...(original !== undefined && { original }),
    },
  ]);
  const entry = entryOf(events);
  return { postings: new Map(postings), ...(entry !== undefined && document.customerKey !== undefined && { entry }) };
};
