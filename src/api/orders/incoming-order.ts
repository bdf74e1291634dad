import * as z from 'zod/mini';
import { OrderDocument, Second } from '../../domain/order/order-document.ts';
import { named } from '../schemas/registry.ts';

const isNoAddress = ({ customerKey }: { customerKey?: string | undefined }): boolean =>
  customerKey === undefined || !customerKey.includes('@');

/**
 * An order as somebody sends it: the order document, with what never becomes part of it. `updatedAt`: when its source last changed it, so
 * that the newest state stands whatever comes last. `email`: of a customer without an account; a keyed hash of it is kept, and nothing else.
 */
export const IncomingOrder = z
  .safeExtend(OrderDocument, {
    updatedAt: z.optional(
      Second.check(z.describe('when its source last changed it, in seconds since 1970; left out, it is when it arrives')),
    ),
    email: z.optional(z.string().check(z.maxLength(320), z.describe('of a customer without an account; only a keyed hash is kept'))),
  })
  .check(
    z.refine(isNoAddress, { path: ['customerKey'], error: 'no e-mail address; send it as "email", of which only a keyed hash is kept' }),
  );
export type IncomingOrder = z.infer<typeof IncomingOrder>;

named.add(IncomingOrder, {
  id: 'Order',
  description: 'An order as its source states it now. Amounts are whole minor units without tax, instants are seconds since 1970.',
});
