import type { OrderDocument } from './order-document.ts';

/**
 * The newer document with the dates under which its undated reversals were first told: an export that says the same again does not move
 * what earlier reports showed. One of another id, because the sum has grown, is dated anew.
 */
export const keepRefundDates = (known: OrderDocument, newer: OrderDocument): OrderDocument => {
  if (newer.reversals === undefined) return newer;
  const toldAt = new Map((known.reversals ?? []).flatMap(({ id, at, undated }) => (undated ? [[id, at] as const] : [])));
  return {
    ...newer,
    reversals: newer.reversals.map((reversal) =>
      reversal.undated ? { ...reversal, at: toldAt.get(reversal.id) ?? reversal.at } : reversal,
    ),
  };
};
