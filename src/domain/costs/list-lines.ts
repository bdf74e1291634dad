import { type ProductRef, productRef } from '../ids.ts';
import type { CurrencyCode } from '../money/currency.ts';
import { LARGEST_MINOR, type Line, type OrderDocument } from '../order/order-document.ts';
import type { Day } from '../time/day.ts';
import { localDay, type Zone } from '../time/zone.ts';
import { type CostEntry, type CostHistory, entryOn } from './cost-history.ts';
import { costOfPieces } from './cost-of-pieces.ts';

/** The shop's own list of unit costs, as far as it is at hand. */
export type CostHistories = ReadonlyMap<ProductRef, CostHistory>;

/** Where the list holds: its costs are in the shop's currency, its days are those of the shop's zone. */
export type ListRules = { readonly zone: Zone; readonly currency: CurrencyCode };

type List = ListRules & { readonly histories: CostHistories };

/** Only a line whose source does not state its cost takes one from the list; a gift card has none. */
export const takesListedCost = ({ unitCost, totalCost, giftCard }: Line): boolean =>
  unitCost === undefined && totalCost === undefined && giftCard === undefined;

/** The local day on which a line was sold: that of the order, or of the edit that added it. */
const soldOn = ({ addedAt }: Line, { placedAt }: OrderDocument, zone: Zone): Day => localDay(zone, addedAt ?? placedAt);

// A cost that would leave the bounds of an order's amounts is a typing error somewhere; better unknown than impossible to book.
const isBookable = ({ unitCost }: CostEntry, { quantity }: Line, currency: CurrencyCode): boolean =>
  (costOfPieces(unitCost, quantity, currency) ?? Number.POSITIVE_INFINITY) <= LARGEST_MINOR;

/** The entry of the list that a line takes its cost from, if it takes one. */
export const entryOfLine = (line: Line, document: OrderDocument, list: List): CostEntry | undefined => {
  const history = takesListedCost(line) ? list.histories.get(productRef(document.source, line.productId)) : undefined;
  return history && entryOn(history, soldOn(line, document, list.zone));
};

const listedCostOf = (line: Line, document: OrderDocument, list: List): string | undefined => {
  const entry = entryOfLine(line, document, list);
  return entry && isBookable(entry, line, list.currency) ? entry.unitCost : undefined;
};

const withListedCost = (line: Line, listedCost: string | undefined): Line => {
  if (line.listedCost === listedCost) return line;
  const { listedCost: _, ...rest } = line;
  return listedCost === undefined ? rest : { ...line, listedCost };
};

/**
 * The document with the cost that the list says for the day of the sale on each line whose source states none. Lines of products that are
 * not at hand keep what they have. The same document where nothing changes.
 */
export const listLines = (document: OrderDocument, list: List): OrderDocument => {
  const { source, lines } = document;
  const isAtHand = (line: Line): boolean => list.histories.has(productRef(source, line.productId));
  const listed = lines.map((line) => (isAtHand(line) ? withListedCost(line, listedCostOf(line, document, list)) : line));
  return listed.every((line, index) => line === lines[index]) ? document : { ...document, lines: listed };
};
