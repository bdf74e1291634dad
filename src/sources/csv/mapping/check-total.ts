import type { OrderDraft } from './draft-order.ts';
import { orderTotal } from './order-total.ts';
import type { Reading } from './reading.ts';

/** Counts an order whose stated total is not the sum of what was booked, its tip in it or not. The platform's amounts stand. */
export const checkTotal = ({ notes }: Reading, draft: OrderDraft, stated: number | undefined): void => {
  const booked = orderTotal(draft);
  if (stated !== undefined && stated !== booked && stated !== booked + (draft.tip ?? 0)) notes.warnings.add('totals-disagree');
};
