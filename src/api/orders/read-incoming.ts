import { CustomerKey } from '../../domain/ids.ts';
import { versionOf } from '../../domain/version.ts';
import type { Arrival } from '../../pipeline/take-orders.ts';
import { explainIssues } from '../explain-issues.ts';
import { withoutTokens } from '../tokens/token.ts';
import { IncomingOrder } from './incoming-order.ts';
import { redactOrder, withoutAddresses } from './redact-order.ts';

/** Whatever cannot be an order is kept for this reason. */
const MALFORMED = 'order-malformed';

const FAULTS_SHOWN = 10;

// A name of a field may be anything, like its value.
const harmless = (text: string): string => withoutAddresses(withoutTokens(text)).slice(0, 256);

const originOf = (order: object): string =>
  'id' in order && typeof order.id === 'string' ? `POST /v1/orders: ${harmless(order.id)}` : 'POST /v1/orders';

/** Reads an order that somebody sent. The values of a faulty one are not repeated: they may be personal. */
export const readIncoming = (
  order: object,
  { receivedMs, guestKey }: { receivedMs: number; guestKey: (email: string) => string | undefined },
): Arrival => {
  const parsed = IncomingOrder.safeParse(order);
  if (!parsed.success) {
    const faults = explainIssues(parsed.error.issues, order).slice(0, FAULTS_SHOWN);
    const detail = faults.map(({ parameter, allowed }) => `${harmless(parameter)}: allowed is ${allowed}`).join('; ');
    return {
      kind: 'rejected',
      reason: MALFORMED,
      detail: `${detail}. Correct it and send it again`,
      origin: originOf(order),
      record: redactOrder(order),
      profile: '',
    };
  }
  const { updatedAt, email, ...document } = parsed.data;
  const guest = email === undefined || document.customerKey !== undefined ? undefined : guestKey(email);
  return {
    kind: 'order',
    document: { ...document, ...(guest !== undefined && { customerKey: CustomerKey.parse(guest) }) },
    version: versionOf(updatedAt === undefined ? receivedMs : updatedAt * 1000, receivedMs),
  };
};
