import * as z from 'zod/mini';
import type { CurrencyCode } from '../money/currency.ts';
import type { OrderDocument } from '../order/order-document.ts';

/**
 * Which orders count, fixed for a data folder; changing it is a rebuild. Test orders, drafts, failed checkouts and deleted orders never
 * count, nor does a foreign order without a rate.
 * @source Shopify's sales report for the defaults; WooCommerce leaves out pending and cancelled orders
 */
export const Inclusion = z.strictObject({ pending: z.boolean(), cancelled: z.boolean(), zeroValue: z.boolean() });
export type Inclusion = z.infer<typeof Inclusion>;

export const DEFAULT_INCLUSION: Inclusion = { pending: true, cancelled: true, zeroValue: true };

export const EXCLUSION_REASONS = ['deleted', 'test', 'draft', 'failed', 'no-rate', 'pending', 'cancelled', 'zero-value'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

const isWorthless = ({ lines, shipping, fees, tip }: OrderDocument): boolean =>
  lines.every((line) => line.gross === 0) &&
  (shipping?.charged ?? 0) === 0 &&
  (fees ?? []).every((fee) => fee.minor === 0) &&
  (tip ?? 0) === 0;

// Exports write 0 for a rate they do not know.
const hasRate = ({ rate }: OrderDocument): boolean => rate !== undefined && /[1-9]/.test(rate);

/** Why an order does not count, or undefined when it does. */
export const exclusionOf = (
  document: OrderDocument,
  rules: { inclusion: Inclusion; currency: CurrencyCode },
): ExclusionReason | undefined => {
  const { inclusion, currency } = rules;
  if (document.deleted) return 'deleted';
  if (document.test) return 'test';
  if (document.stage === 'draft' || document.stage === 'failed') return document.stage;
  if (document.currency !== currency && !hasRate(document)) return 'no-rate';
  if (document.stage === 'pending' && !inclusion.pending) return 'pending';
  if (document.cancelledAt !== undefined && !inclusion.cancelled) return 'cancelled';
  if (!inclusion.zeroValue && isWorthless(document)) return 'zero-value';
  return undefined;
};
