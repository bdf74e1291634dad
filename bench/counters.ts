import { zeroAmounts } from '../src/domain/ledger/amounts.ts';
import { touchedBy } from '../src/domain/ledger/touched.ts';
import type { OrderDocument } from '../src/domain/order/order-document.ts';
import { versionOf } from '../src/domain/version.ts';
import { itemBytes } from '../src/store/item-bytes.ts';
import { orderItem } from '../src/store/items/order-item.ts';
import { writeUnits } from '../src/store/units.ts';
import { numberText } from './figure.ts';

/** A transaction takes so many items at most. @source Amazon DynamoDB API Reference, TransactWriteItems */
const TRANSACTION_ITEMS = 100;

// A counter holds one number for each of our figures and is far below 1 KB, so adding to it is one unit.
const COUNTER_UNITS = writeUnits(itemBytes({ pk: 'COUNTER#DAY#COUNTRY', sk: '2026-01-31#Germany', ...zeroAmounts() }));

const SPANS = 2; // a counter of the day and one of the month

const productsOf = ({ lines }: OrderDocument): number => new Set(lines.map(({ productId }) => productId)).size;

/** The shop, its country and its channel, where stated. */
const countersOfOrder = ({ country, channel }: OrderDocument): number =>
  1 + (country === undefined ? 0 : 1) + (channel === undefined ? 0 : 1);

type Writes = { readonly units: number; readonly items: number };

const documentUnits = (document: OrderDocument): number =>
  writeUnits(itemBytes(orderItem(document, { version: versionOf(0, 0), touched: touchedBy(document) })));

const customerItems = ({ customerKey }: OrderDocument): number => (customerKey === undefined ? 0 : 1);

const writesOf = (document: OrderDocument, counters: number): Writes => ({
  units: documentUnits(document) + counters * COUNTER_UNITS,
  items: 1 + counters,
});

/** What each event costs whoever keeps counters: the document, then one UpdateItem for each counter that the event moves. */
function* eventsOf(document: OrderDocument): Generator<Writes> {
  yield writesOf(document, SPANS * (countersOfOrder(document) + productsOf(document)) + customerItems(document));
  for (const { at } of document.payments ?? []) if (at !== document.placedAt) yield writesOf(document, SPANS);
  for (const { lines = [], at } of document.reversals ?? [])
    if (at !== document.placedAt) yield writesOf(document, SPANS * (countersOfOrder(document) + lines.length) + customerItems(document));
}

/**
 * Counters by day and by month, of the shop, each country, each channel and each product, and one item a customer: `naive` adds one after
 * the other and counts twice whatever is delivered twice; `transactional` puts them with the document in one transaction, at twice the
 * price. `tooLarge`: events with more items than a transaction takes.
 */
export type CounterCost = { readonly naive: number; readonly transactional: number; readonly tooLarge: number };

export const counterCost = (documents: Iterable<OrderDocument>): CounterCost => {
  let units = 0;
  let tooLarge = 0;
  let orders = 0;
  for (const document of documents) {
    orders += 1;
    for (const event of eventsOf(document)) {
      units += event.units;
      if (event.items > TRANSACTION_ITEMS) tooLarge += 1;
    }
  }
  return { naive: units / orders, transactional: (2 * units) / orders, tooLarge };
};

export const counterText = ({ naive, transactional, tooLarge }: CounterCost): string => {
  const text = `counters ${numberText(naive)}, transactional ${numberText(transactional)}`;
  return tooLarge === 0 ? text : `${text} (${tooLarge} too large for a transaction)`;
};
