import type { OrderDocument } from '../domain/order/order-document.ts';
import type { Collected } from './collect.ts';
import { OVERSIZED, type Rejected } from './quarantine.ts';

/** An order or return that was collected and not put. */
export type NotPut = Extract<Collected, { kind: 'oversized' | 'contradictory' }>;

export const isNotPut = (collected: Collected): collected is NotPut => collected.kind === 'oversized' || collected.kind === 'contradictory';

const whyNot = ({ id, kind, lines }: OrderDocument, notPut: NotPut): Pick<Rejected, 'reason' | 'detail'> =>
  notPut.kind === 'oversized'
    ? {
        reason: OVERSIZED,
        detail: `order ${id} has ${lines.length} lines, ${notPut.bytes} bytes; at most 300,000 can be kept. Split it at the source`,
      }
    : {
        reason: `${kind}-over-${notPut.known}`,
        detail: `${id} is known as ${notPut.known === 'order' ? 'an order' : 'a return'} and comes as ${kind === 'order' ? 'an order' : 'a return'}, which would replace it. Give returns ids of their own, e.g. by another column`,
      };

/** Why it is not taken. It would not always fit into quarantine either; what is kept is enough to find it at its source. */
export const cannotTake = (document: OrderDocument, notPut: NotPut): Rejected => {
  const { source, id, lines } = document;
  return {
    ...whyNot(document, notPut),
    origin: `${source}#${id}`,
    record: JSON.stringify({ source, id, lines: lines.length }),
    profile: '',
  };
};
