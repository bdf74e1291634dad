import type { SourceName } from '../../../domain/ids.ts';
import { OrderDocument } from '../../../domain/order/order-document.ts';
import { looksLikeAddress } from '../../addresses.ts';
import type { GuestKey } from '../../guest-key.ts';
import { RetailOrder } from '../contract/order.ts';
import { draftOrder } from './draft-order.ts';
import { type Fault, faultOf } from './fault.ts';
import { keepRecord } from './keep-record.ts';

export type MappingContext = { readonly source: SourceName; readonly guestKey: GuestKey };

/** An order that the shop stated, or why it cannot be taken and what is kept of it, without personal data. */
export type OrderOutcome =
  | { readonly kind: 'order'; readonly document: OrderDocument; readonly updatedAtMs: number }
  | ({ readonly kind: 'rejected'; readonly id: string; readonly record: string } & Fault);

const repeated = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

const contradictionOf = ({ lines, status, cancelledAt, customer }: RetailOrder): Fault | undefined => {
  if (status === 'cancelled' && cancelledAt == null)
    return {
      reason: 'cancelled-at-missing',
      detail: 'The status is cancelled and cancelledAt is missing. State when, since it is a movement of that day.',
    };
  if (repeated(lines.map(({ id }) => id)))
    return { reason: 'line-id-repeated', detail: 'Two lines of the order have the same id. Give each line its own.' };
  if (customer?.id != null && looksLikeAddress(customer.id))
    return { reason: 'customer-is-address', detail: 'customer.id is an e-mail address, which is never kept. Send it as customer.email.' };
  return undefined;
};

const readStated = (value: unknown, context: MappingContext): OrderDocument | Fault => {
  const stated = RetailOrder.safeParse(value);
  if (!stated.success) return faultOf(stated.error.issues, value);
  const contradiction = contradictionOf(stated.data);
  if (contradiction !== undefined) return contradiction;
  const draft = draftOrder(stated.data, context);
  const checked = OrderDocument.safeParse(draft);
  return checked.success ? checked.data : faultOf(checked.error.issues, draft);
};

const idOf = (value: unknown): string => {
  const id: unknown = Reflect.get(Object(value), 'id');
  return typeof id === 'string' && !looksLikeAddress(id) ? id.slice(0, 256) : '';
};

/** When the shop last changed the record (milliseconds), if it says so in a way that can be read. */
export const updatedAtOf = (value: unknown): number | undefined => {
  const text = RetailOrder.shape.updatedAt.safeParse(Reflect.get(Object(value), 'updatedAt'));
  return text.success ? Date.parse(text.data) : undefined;
};

/** Maps one order of the contract to the document of the domain: amounts without tax, in minor units. */
export const toOrder = (value: unknown, context: MappingContext): OrderOutcome => {
  const read = readStated(value, context);
  const updatedAtMs = updatedAtOf(value);
  if ('lines' in read && updatedAtMs !== undefined) return { kind: 'order', document: read, updatedAtMs };
  const fault = 'reason' in read ? read : faultOf([], value);
  return { kind: 'rejected', id: idOf(value), record: keepRecord(value, context.guestKey), ...fault };
};
