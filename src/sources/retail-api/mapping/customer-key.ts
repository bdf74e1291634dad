import type { GuestKey } from '../../guest-key.ts';
import type { RetailOrder } from '../contract/order.ts';

/** The account's id, else the guest's key by the address; none where the order says neither, or no address that can be one. */
export const customerKeyOf = ({ customer }: RetailOrder, guestKey: GuestKey): string | undefined => {
  if (customer == null) return undefined;
  if (customer.id != null) return customer.id;
  return customer.email == null ? undefined : guestKey(customer.email);
};
