import * as z from 'zod/mini';
import { Id, Instant, Text } from './scalars.ts';

/** An account as the shop keeps it now, without a name or an address of its owner. */
export const RetailCustomer = z
  .object({ id: Id, updatedAt: Instant, createdAt: Instant, country: z.nullish(Text), deleted: z.nullish(z.boolean()) })
  .check(z.meta({ id: 'Customer', description: 'An account, without name or address. Tillbook does not read this list yet.' }));
export type RetailCustomer = z.infer<typeof RetailCustomer>;
