import * as z from 'zod/mini';
import { named } from './registry.ts';

const Units = z.strictObject({ calls: z.int(), readUnits: z.number(), writeUnits: z.number() });

export const Usage = z.strictObject({ since: z.string(), total: Units, byKind: z.record(z.string(), Units) });

named.add(Usage, {
  id: 'Usage',
  description:
    'What was spent on the table since the process began, in units of DynamoDB; by kind of item. On AWS it is that of the one worker that answers; the metrics have the whole.',
});
