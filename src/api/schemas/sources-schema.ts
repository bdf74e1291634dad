import * as z from 'zod/mini';
import { named } from './registry.ts';
import { PulledSource } from './source-schema.ts';

export const Sources = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: z.string(),
      pull: z.nullable(PulledSource),
      webhooks: z.nullable(z.record(z.string(), z.int())),
    }),
  ),
});

named.add(Sources, {
  id: 'Sources',
  description:
    'Where orders come from. `pull`: how far a shop has been pulled, null where it never was. `webhooks`: what became of deliveries since the process began, those refused by reason; null where none are taken, or where another process takes them, as on AWS: there the metrics count.',
});
