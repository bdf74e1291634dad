import { discountsByLine } from '../../../domain/ledger/order-discounts.ts';
import { allocate } from '../../../domain/money/allocate.ts';
import { compact } from '../../compact.ts';
import { columnsOfField } from '../profile/columns.ts';
import type { ReversalDraft } from './draft-lines.ts';
import type { OrderDraft } from './draft-order.ts';
import { firstValue } from './first-value.ts';
import { readRefundedAt } from './order-facts.ts';
import { orderTotal } from './order-total.ts';
import { readOrderAmount } from './read-amount.ts';
import { noteCell, type Reading } from './reading.ts';

/** What a refund gives back of an order. */
type Given = Pick<ReversalDraft, 'lines' | 'goods' | 'shipping' | 'taxes' | 'fees' | 'tip'>;

type Line = OrderDraft['lines'][number];
type Taxes = NonNullable<Given['taxes']>;

const add = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

const orNothing = (minor: number): number | undefined => (minor === 0 ? undefined : minor);

const isSome = ({ minor }: { readonly minor: number }): boolean => minor !== 0;

const chargedOf = ({ shipping }: OrderDraft): number => (shipping?.charged ?? 0) - (shipping?.discount ?? 0);

/** Line by line, so that pieces and cost come back too. */
const everything = (draft: OrderDraft): Given => {
  const discounts = discountsByLine(draft);
  const netOf = (line: Line): number => line.gross - (discounts.get(line) ?? 0);
  return {
    lines: draft.lines.map((line) => compact({ lineId: line.id, quantity: line.quantity, goods: netOf(line), taxes: line.taxes })),
    shipping: orNothing(chargedOf(draft)),
    taxes: draft.shipping?.taxes,
    fees: draft.fees,
    tip: draft.tip,
  };
};

const taxesByRate = ({ lines, shipping }: OrderDraft): Taxes => {
  const all = [...lines.map(({ taxes }) => taxes), shipping?.taxes].flatMap((taxes) => taxes ?? []);
  return [...Map.groupBy(all, ({ rate }) => rate)].map(([rate, same]) => compact({ rate, minor: add(same.map(({ minor }) => minor)) }));
};

/** Which goods came back, if any, nobody says: the sum is spread over all that was paid for, goods as one, gift cards apart. */
const inProportion = (draft: OrderDraft, minor: number): Given => {
  const discounts = discountsByLine(draft);
  const netOf = (line: Line): number => line.gross - (discounts.get(line) ?? 0);
  const [gifts, goods] = [draft.lines.filter(({ giftCard }) => giftCard), draft.lines.filter(({ giftCard }) => !giftCard)];
  const [taxes, fees = []] = [taxesByRate(draft), draft.fees];
  const worth = [
    [add(goods.map(netOf))],
    [chargedOf(draft)],
    [draft.tip ?? 0],
    taxes.map((tax) => tax.minor),
    gifts.map(netOf),
    fees.map((fee) => fee.minor),
  ];
  const shares = allocate(
    minor,
    worth.flat().map((weight) => Math.max(0, weight)),
  );
  // In the order of their weights.
  const next = (): number => shares.shift() ?? 0;
  return {
    goods: orNothing(next()),
    shipping: orNothing(next()),
    tip: orNothing(next()),
    taxes: taxes.map((tax) => ({ ...tax, minor: next() })).filter(isSome),
    lines: gifts.map(({ id }) => ({ lineId: id, quantity: 0, goods: next() })).filter(({ goods: of }) => of !== 0),
    fees: fees.map((fee) => ({ ...fee, minor: next() })).filter(isSome),
  };
};

const WRONG_SIGN = { reason: 'refund-wrong-sign', remedy: 'what was given back is stated as a positive amount. Correct it.' };
const NO_TIME = {
  reason: 'export-time-missing',
  remedy: 'a refund without a date is dated by its export. Import the file with --exported-at.',
};
const BEFORE_ORDER = { reason: 'refund-too-early', remedy: 'it was given back before the order was placed. Correct the times.' };
const TOO_EARLY = { reason: 'export-too-early', remedy: 'the order was placed after the export was made. Correct --exported-at.' };

type Times = { readonly statedAt: number | undefined; readonly exportedAt: number | undefined; readonly placedAt: number };

const faultOf = (minor: number, { statedAt, exportedAt, placedAt }: Times) => {
  if (minor < 0) return WRONG_SIGN;
  if (statedAt !== undefined) return statedAt < placedAt ? BEFORE_ORDER : undefined;
  if (exportedAt === undefined) return NO_TIME;
  return exportedAt < placedAt ? TOO_EARLY : undefined;
};

/**
 * The refund of which the source gives the sum, and perhaps the time; else it is dated by the export. Of a cancelled order there is none: its cancellation gives
 * back everything, on a date that is known. Its id is its sum, by which the next export's is known to be the same.
 */
export const draftRefund = (reading: Reading, draft: OrderDraft, stated: number | undefined): ReversalDraft[] => {
  const { mapping, rows, notes } = reading;
  const { refunded } = mapping.profile.order;
  const minor = readOrderAmount(reading, refunded, 0) ?? 0;
  const [column] = columnsOfField(refunded);
  if (column === undefined || minor === 0 || draft.cancelledAt !== undefined || draft.kind === 'return') return [];
  const statedAt = readRefundedAt(reading, firstValue(rows, mapping.profile.order.refundedAt?.column, reading).row);
  const fault = faultOf(minor, { statedAt, exportedAt: mapping.exportedAt, placedAt: draft.placedAt });
  if (fault !== undefined) noteCell(reading, { row: firstValue(rows, column, reading).row, column }, fault);
  const booked = orderTotal(draft) + (draft.tip ?? 0);
  const [least, most] = [Math.min(booked, stated ?? booked), Math.max(booked, stated ?? booked)];
  if (minor > most) notes.warnings.add('refund-too-large');
  const given = minor >= least ? everything(draft) : inProportion(draft, minor);
  const when = statedAt === undefined ? { at: mapping.exportedAt ?? draft.placedAt, undated: true as const } : { at: statedAt };
  return [compact({ id: `refunded-${minor}`, reason: 'refund', ...when, ...given })];
};
