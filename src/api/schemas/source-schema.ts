import * as z from 'zod/mini';

const Counts = z.strictObject({
  accepted: z.int(),
  duplicate: z.int(),
  stale: z.int(),
  quarantined: z.record(z.string(), z.int()),
  products: z.int(),
});

/** How a shop that is pulled is. */
export const PulledSource = z.strictObject({
  name: z.string(),
  caughtUpAt: z.nullable(z.string()),
  loadedFrom: z.nullable(z.string()),
  counts: Counts,
  failure: z.nullable(z.strictObject({ at: z.nullable(z.string()), says: z.string() })),
});
