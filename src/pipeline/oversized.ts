import type { OrderDocument } from '../domain/order/order-document.ts';
import { OVERSIZED, type Rejected } from './quarantine.ts';

/** An order that no item could hold. It would not fit into quarantine either; what is kept is enough to find it at its source. */
export const oversized = ({ source, id, lines }: OrderDocument, bytes: number): Rejected => ({
  reason: OVERSIZED,
  detail: `order ${id} has ${lines.length} lines, ${bytes} bytes; at most 300,000 can be kept. Split it at the source`,
  origin: `${source}#${id}`,
  record: JSON.stringify({ source, id, lines: lines.length }),
  profile: '',
});
