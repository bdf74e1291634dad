import type { CurrencyCode } from '../money/currency.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Fee, Line, OrderDocument, Reversal, Tax } from '../order/order-document.ts';
import { type Conversion, createConversion } from './conversion.ts';
import { exclusionOf, type Inclusion } from './inclusion.ts';
import { type CostedLine, type Costing, createCosting } from './line-costs.ts';
import { addGoods, addMovement, addTax, createDraft, type Draft, finish, reverseMovement } from './movement.ts';
import { discountsByLine } from './order-discounts.ts';
import type { LedgerEvent, Movement } from './posting.ts';

export type LedgerRules = { readonly inclusion: Inclusion; readonly currency: CurrencyCode };

/** What every step needs of the order: the document, its converter, its lines' costs, and each line's discount in the order's currency. */
type Context = {
  readonly document: OrderDocument;
  readonly convert: Conversion;
  readonly costing: Costing;
  readonly discounts: ReadonlyMap<Line, number>;
};

const conversionOf = (document: OrderDocument, currency: CurrencyCode): Conversion => {
  const rate = document.rate === undefined ? undefined : parseDecimal(document.rate);
  const isForeign = document.currency !== currency && rate !== undefined;
  return createConversion(isForeign ? { from: document.currency, to: currency, rate } : undefined);
};

const addTaxes = (draft: Draft, taxes: readonly Tax[] | undefined, change: { sign: 1 | -1; convert: Conversion }): void => {
  for (const { rate = '', minor } of taxes ?? []) addTax(draft, rate, change.convert({ of: 'tax', part: rate }, change.sign * minor));
};

const addFees = (draft: Draft, fees: readonly Fee[] | undefined, change: { sign: 1 | -1; convert: Conversion }): void => {
  for (const { kind, minor } of fees ?? []) {
    const converted = change.convert({ of: 'fee', part: kind }, change.sign * minor);
    draft.amounts.fees += converted;
    if (kind === 'duty') draft.amounts.duties += converted;
  }
};

type Goods = CostedLine & Pick<Line, 'giftCard' | 'category'> & { readonly productId: string };

const nameOf = (line: Goods): { productId: string; category: string } => ({ productId: line.productId, category: line.category ?? '' });

const addSoldLine = (draft: Draft, line: Line, { convert, costing, discounts }: Context): void => {
  const netStated = line.gross - (discounts.get(line) ?? 0);
  addTaxes(draft, line.taxes, { sign: 1, convert });
  if (line.giftCard) {
    draft.amounts.giftCards += convert({ of: 'gift', part: line.id }, netStated);
    return;
  }
  const gross = convert({ of: 'gross', part: line.id }, line.gross);
  const net = convert({ of: 'goods', part: line.id }, netStated);
  const cost = costing(line, line.quantity);
  const amounts = {
    grossSales: gross,
    discounts: gross - net,
    unitsSold: line.quantity,
    cost: cost ?? 0,
    netWithCost: cost === undefined ? 0 : net,
  };
  addGoods(draft, { ...nameOf(line), amounts, ordered: line.addedAt === undefined });
};

type Given = { readonly quantity: number; readonly goods: number };

const addReturnedLine = (draft: Draft, line: Goods, change: { given: Given; context: Context }): void => {
  const { given, context } = change;
  const { convert, costing } = context;
  if (line.giftCard) {
    draft.amounts.giftCards += convert({ of: 'gift', part: line.id }, -given.goods);
    return;
  }
  const net = convert({ of: 'goods', part: line.id }, -given.goods);
  const cost = costing(line, 0 - given.quantity);
  const amounts = { returns: 0 - net, unitsReturned: given.quantity, cost: cost ?? 0, netWithCost: cost === undefined ? 0 : net };
  addGoods(draft, { ...nameOf(line), amounts });
};

const saleOf = (context: Context): Movement => {
  const { document, convert } = context;
  const draft = createDraft();
  for (const line of document.lines) if (line.addedAt === undefined) addSoldLine(draft, line, context);
  draft.amounts.orders = 1;
  draft.amounts.orderValue = draft.amounts.grossSales - draft.amounts.discounts;
  draft.amounts.shipping = convert({ of: 'shipping', part: '' }, (document.shipping?.charged ?? 0) - (document.shipping?.discount ?? 0));
  draft.amounts.tips = convert({ of: 'tip', part: '' }, document.tip ?? 0);
  addTaxes(draft, document.shipping?.taxes, { sign: 1, convert });
  addFees(draft, document.fees, { sign: 1, convert });
  return finish(draft);
};

const additionOf = (lines: readonly Line[], context: Context): Movement => {
  const draft = createDraft();
  for (const line of lines) addSoldLine(draft, line, context);
  return finish(draft);
};

/** Stands for goods that the source did not tie to a line of the order. */
const UNTIED: Goods = { id: '', productId: '', quantity: 0 };

const reversalMovement = (reversal: Reversal, context: Context): Movement => {
  const { document, convert } = context;
  const draft = createDraft();
  const lineById = new Map(document.lines.map((line) => [line.id, line]));
  for (const returned of reversal.lines ?? []) {
    addReturnedLine(draft, lineById.get(returned.lineId) ?? UNTIED, { given: returned, context });
    addTaxes(draft, returned.taxes, { sign: -1, convert });
  }
  if (reversal.goods !== undefined) addReturnedLine(draft, UNTIED, { given: { quantity: 0, goods: reversal.goods }, context });
  draft.amounts.shipping += convert({ of: 'shipping', part: '' }, -(reversal.shipping ?? 0));
  draft.amounts.tips += convert({ of: 'tip', part: '' }, -(reversal.tip ?? 0));
  addTaxes(draft, reversal.taxes, { sign: -1, convert });
  addFees(draft, reversal.fees, { sign: -1, convert });
  return finish(draft);
};

/** A return that names no order: all its amounts are given back. */
const returnMovement = (context: Context): Movement => {
  const { document, convert, discounts } = context;
  const draft = createDraft();
  for (const line of document.lines) {
    const given = { quantity: line.quantity, goods: line.gross - (discounts.get(line) ?? 0) };
    addReturnedLine(draft, line, { given, context });
    addTaxes(draft, line.taxes, { sign: -1, convert });
  }
  draft.amounts.shipping = convert({ of: 'shipping', part: '' }, (document.shipping?.discount ?? 0) - (document.shipping?.charged ?? 0));
  draft.amounts.tips = convert({ of: 'tip', part: '' }, 0 - (document.tip ?? 0));
  addTaxes(draft, document.shipping?.taxes, { sign: -1, convert });
  addFees(draft, document.fees, { sign: -1, convert });
  return finish(draft);
};

type Step = {
  readonly second: number;
  readonly kind: 'addition' | 'reversal' | 'undated-reversal';
  readonly movement: (context: Context) => Movement;
};

const additionSteps = ({ lines }: OrderDocument): Step[] => {
  const added = Map.groupBy(
    lines.filter((line) => line.addedAt !== undefined),
    (line) => line.addedAt ?? 0,
  );
  return [...added].map(([second, together]) => ({ second, kind: 'addition', movement: (context) => additionOf(together, context) }));
};

const reversalSteps = ({ reversals }: OrderDocument): Step[] =>
  (reversals ?? []).map((reversal) => ({
    second: reversal.at,
    kind: reversal.undated ? 'undated-reversal' : 'reversal',
    movement: (context) => reversalMovement(reversal, context),
  }));

/** A cancellation gives back what is left when everything else that the source states is done, so that nothing remains. */
const cancellationOf = (events: readonly LedgerEvent[], second: number): LedgerEvent => {
  const draft = createDraft();
  for (const event of events) if ('amounts' in event) addMovement(draft, event);
  return { kind: 'reversal', second, ...reverseMovement(finish(draft)) };
};

const orderEvents = (context: Context): LedgerEvent[] => {
  const { document } = context;
  const steps = [...additionSteps(document), ...reversalSteps(document)].sort((a, b) => a.second - b.second);
  const events: LedgerEvent[] = [{ kind: 'sale', second: document.placedAt, ...saleOf(context) }];
  for (const { kind, second, movement } of steps) events.push({ kind, second, ...movement(context) });
  return document.cancelledAt === undefined ? events : [...events, cancellationOf(events, document.cancelledAt)];
};

const paymentEvents = ({ document, convert }: Context): LedgerEvent[] =>
  (document.payments ?? []).map(({ at, kind, method, minor }) => ({
    kind,
    second: at,
    method: method ?? '',
    minor: convert({ of: kind, part: method ?? '' }, minor),
  }));

/**
 * Everything an order did to the ledger, in the shop's currency, as its newest document states it. A deleted order did nothing: it may have
 * been deleted before anything else of it was known, and the book must not tell the two apart.
 */
export const eventsOfOrder = (document: OrderDocument, rules: LedgerRules): LedgerEvent[] => {
  const reason = exclusionOf(document, rules);
  if (reason === 'deleted') return [];
  if (reason !== undefined) return [{ kind: 'excluded', second: document.placedAt, reason }];
  const convert = conversionOf(document, rules.currency);
  const context = { document, convert, costing: createCosting(convert, rules.currency), discounts: discountsByLine(document) };
  const movements: LedgerEvent[] =
    document.kind === 'return' ? [{ kind: 'return', second: document.placedAt, ...returnMovement(context) }] : orderEvents(context);
  return [...movements, ...paymentEvents(context)];
};
