import { withoutAddresses } from '../../addresses.ts';
import type { GuestKey } from '../../guest-key.ts';
import { RetailOrder } from '../contract/order.ts';

/** More than any honest order has; what is beyond it is not kept. @unit characters */
const LARGEST = 100_000;

/** The deepest that the contract is: a tax of a line of a refund. */
const DEEPEST = 6;

const FIELDS = Object.keys(RetailOrder.shape);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

// Only what the contract names is kept: whatever else a shop sends may be a name or an address.
const redact = (value: unknown, depth = DEEPEST): unknown => {
  if (typeof value === 'string') return withoutAddresses(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '(deeper than the contract)';
  if (Array.isArray(value)) return value.map((inner) => redact(inner, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redact(inner, depth - 1)]));
};

const keepCustomer = (customer: unknown, guestKey: GuestKey): unknown => {
  if (!isObject(customer)) return customer === null ? null : undefined;
  const { id, email } = customer;
  return { id: redact(id), ...(typeof email === 'string' && { email: guestKey(email) ?? null }) };
};

/** What is kept of a rejected order, as JSON text: the fields of the contract, the e-mail as the guest's key. Enough to map it again. */
export const keepRecord = (value: unknown, guestKey: GuestKey): string => {
  if (!isObject(value)) return JSON.stringify({ kept: typeof value });
  const named = Object.fromEntries(FIELDS.filter((name) => name in value).map((name) => [name, redact(value[name])]));
  const kept = JSON.stringify('customer' in named ? { ...named, customer: keepCustomer(value.customer, guestKey) } : named);
  return kept.length <= LARGEST ? kept : JSON.stringify({ id: redact(value.id), updatedAt: redact(value.updatedAt) });
};
