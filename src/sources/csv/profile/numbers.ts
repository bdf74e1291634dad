import * as z from 'zod/mini';
import { fields, oneOf } from './fields.ts';

/**
 * How the numbers of the files are written. `amounts` in minor units are whole cents; `float32` says that the numbers went through floating
 * point of 32 bits, so that `9.80000019` means 9.80.
 */
export const Numbers = fields({
  decimal: z.optional(oneOf(['.', ','])),
  grouping: z.optional(oneOf(['.', ',', ' ', "'"])),
  amounts: z.optional(oneOf(['major', 'minor'])),
  float32: z.optional(z.boolean({ error: 'must be true or false' })),
}).check(z.refine(({ decimal = '.', grouping }) => decimal !== grouping, 'must have another grouping than decimal sign'));
export type Numbers = z.infer<typeof Numbers>;
