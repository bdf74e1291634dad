import type * as z from 'zod/mini';
import type { Line, Reversal } from '../../../domain/order/order-document.ts';
import { compact } from '../../compact.ts';
import { readTakenBackAt } from './order-facts.ts';
import type { Reading } from './reading.ts';
import type { SettledLine } from './settle.ts';

export type LineDraft = z.input<typeof Line>;
export type ReversalDraft = z.input<typeof Reversal>;

const textOf = ({ mapping }: Reading, { raw }: SettledLine, column: string | undefined): string | undefined =>
  mapping.cell(raw.row, column) || undefined;

/** A line of the document; its id is the file's, else its place in the order of content. */
export const draftLine = (reading: Reading, line: SettledLine, index: number): LineDraft => {
  const { line: columns, titles } = reading.mapping.profile;
  const { raw, gross, discount, taxes } = line;
  return compact({
    id: textOf(reading, line, columns.id) ?? String(index + 1),
    productId: raw.productId,
    title: titles === 'line' ? textOf(reading, line, columns.title) : undefined,
    category: textOf(reading, line, columns.category),
    quantity: raw.quantity,
    gross,
    discount: discount === 0 ? undefined : discount,
    taxes,
    unitCost: raw.unitCost,
    totalCost: raw.totalCost,
    giftCard: raw.giftCard ? (true as const) : undefined,
  });
};

const draftReversal = (taken: readonly SettledLine[], lines: readonly LineDraft[]): Omit<ReversalDraft, 'id' | 'at' | 'reason'> => {
  const lineOf = ({ raw }: SettledLine) => lines.find(({ productId }) => productId === raw.productId);
  const tied = taken.flatMap((line) => {
    const found = lineOf(line);
    const { raw, gross, discount, taxes } = line;
    return found === undefined ? [] : [compact({ lineId: found.id, quantity: raw.quantity, goods: gross - discount, taxes })];
  });
  const loose = taken.filter((line) => lineOf(line) === undefined);
  const goods = loose.reduce((sum, { gross, discount }) => sum + gross - discount, 0);
  const taxes = loose.flatMap((line) => line.taxes);
  return { lines: tied, goods: loose.length === 0 ? undefined : goods, taxes };
};

/**
 * Goods that rows of the order take back, each on its own time, tied to the first line of the same product where there is one. What comes
 * back when the order is placed is an edit.
 */
export const draftReversals = (
  reading: Reading,
  taken: readonly SettledLine[],
  order: { lines: LineDraft[]; placedAt: number },
): ReversalDraft[] => {
  const { lines, placedAt } = order;
  const byTime = Map.groupBy(taken, ({ raw }) => readTakenBackAt(reading, raw.row, placedAt));
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([at, together]) => {
      const how = at === placedAt ? { id: 'edit', reason: 'edit' as const } : { id: `refund-${at}`, reason: 'refund' as const };
      return compact({ ...how, at, ...draftReversal(together, lines) });
    });
};
