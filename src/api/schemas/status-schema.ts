import * as z from 'zod/mini';
import { Inclusion } from '../../domain/ledger/inclusion.ts';
import { named } from './registry.ts';
import { PulledSource } from './source-schema.ts';

const Instant = z.nullable(z.string());

export const Status = z.strictObject({
  shop: z.strictObject({ zone: z.string(), currency: z.string(), weekStart: z.string(), inclusion: Inclusion }),
  today: z.string(),
  orders: z.int(),
  months: z.nullable(z.strictObject({ first: z.string(), last: z.string() })),
  dataAsOf: Instant,
  nightlyAt: Instant,
  waiting: z.strictObject({ days: z.array(z.string()), months: z.array(z.string()) }),
  drift: z.nullable(z.strictObject({ documents: z.int(), rollups: z.int() })),
  auditedAt: Instant,
  quarantined: z.int(),
  restatements: z.int(),
  imports: z.strictObject({
    done: z.int(),
    unfinished: z.array(z.strictObject({ startedAt: z.string(), orders: z.int(), object: z.nullable(z.string()) })),
    failed: z.array(z.strictObject({ failedAt: z.string(), object: z.string(), says: z.string() })),
  }),
  sources: z.array(PulledSource),
});

named.add(Status, {
  id: 'Status',
  description: 'How the book is: what it holds, how fresh it is, what waits, and what the last audit found amiss.',
});
