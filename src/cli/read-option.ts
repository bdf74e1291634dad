import type * as z from 'zod/mini';
import { UsageError } from './usage-error.ts';

/** Reads an option's value by a schema. Throws UsageError with what is allowed. */
export const readOption = <T>(schema: z.ZodMiniType<T>, name: string, value: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError([`${name} cannot be ${JSON.stringify(value)}: ${parsed.error.issues[0]?.message ?? 'not allowed'}`]);
};
