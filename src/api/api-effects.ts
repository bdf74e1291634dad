import type { Effects, Shop } from '../pipeline/effects.ts';
import type { Quarantined } from '../pipeline/quarantine.ts';
import type { MeterReading } from '../store/meter-reading.ts';
import type { Replayed } from './handlers/replay-quarantined.ts';
import type { ReportEffects } from './reports/answer-report.ts';
import type { Unchanged } from './unchanged.ts';
import type { WebhookDoor } from './webhooks/webhook-door.ts';
import type { WebhookTally } from './webhooks/webhook-tally.ts';

/**
 * What the API needs of the world. Each request is answered over a table that counts what it costs.
 *
 * - `guestKey`: the keyed hash of an e-mail address, undefined for what is none
 * - `replay`: takes a record of the quarantine through its door again
 * - `unchanged`: remembers what was answered while nothing was written
 * - `usage`: all that was spent since `sinceMs`
 * - `onFailure`: told what went wrong inside, which the answer does not say
 */
export type ApiEffects = Effects & {
  readonly shop: Shop;
  readonly reportEffects: (effects: Effects) => ReportEffects;
  readonly guestKey: (email: string) => string | undefined;
  readonly replay: (held: Quarantined) => Promise<Replayed | undefined>;
  readonly webhooks: { readonly doors: ReadonlyMap<string, WebhookDoor>; readonly tally: WebhookTally };
  readonly unchanged: Unchanged;
  readonly usage: () => MeterReading;
  readonly sinceMs: number;
  readonly onFailure: (error: unknown) => void;
};
