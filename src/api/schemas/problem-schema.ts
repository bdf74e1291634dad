import * as z from 'zod/mini';
import { named } from './registry.ts';

export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.optional(z.array(z.strictObject({ parameter: z.string(), value: z.nullable(z.string()), allowed: z.string() }))),
});

named.add(Problem, {
  id: 'Problem',
  description: 'What is wrong, after RFC 9457; `errors` names each parameter, what it was (null: it is missing), and what is allowed.',
});
