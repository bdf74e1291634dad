import * as z from 'zod/mini';
import { Amount, Id, Instant, Text } from './scalars.ts';

/** A product as the shop lists it now. */
export const RetailProduct = z
  .object({
    id: Id,
    updatedAt: Instant,
    title: Text.check(z.minLength(1)),
    category: z.nullish(Text),
    price: z.nullish(Amount),
    cost: z.nullish(Amount),
    stock: z.nullish(z.int()),
    deleted: z.nullish(z.boolean()),
  })
  .check(z.meta({ id: 'Product', description: 'A product, or a variant of one, as the shop lists it now.' }));
export type RetailProduct = z.infer<typeof RetailProduct>;
