import type { Effects, Shop } from '../pipeline/effects.ts';
import type { Quarantined } from '../pipeline/quarantine.ts';
import type { Replayed } from '../pipeline/replay.ts';
import type { Taken } from '../pipeline/take-orders.ts';
import type { MeterReading } from '../store/meter-reading.ts';
import type { ReportEffects } from './reports/answer-report.ts';
import type { ApiRequest } from './request.ts';
import type { Judgement } from './tokens/judge-token.ts';
import type { Unchanged } from './unchanged.ts';
import type { WebhookDoor } from './webhooks/webhook-door.ts';
import type { WebhookCounts, WebhookTally } from './webhooks/webhook-tally.ts';

/**
 * What any answer needs of the world. Each request is answered over a table that counts what it costs.
 *
 * - `judge`: what the bearer of a request may do
 * - `unchanged`: remembers what was answered while nothing was written
 * - `onFailure`: told what went wrong inside, which the answer does not say
 */
export type ServingEffects = Effects & {
  readonly shop: Shop;
  readonly judge: (request: ApiRequest) => Promise<Judgement>;
  readonly unchanged: Unchanged;
  readonly onFailure: (error: unknown) => void;
};

/**
 * What reading needs beside.
 *
 * - `openApi`: the OpenAPI document of all routes, as text
 * - `usage`: all that this process spent since `sinceMs`
 * - `deliveries`: what became of the webhooks that this process took, by source
 */
export type QueryEffects = ServingEffects & {
  readonly reportEffects: (effects: Effects) => ReportEffects;
  readonly openApi: () => string;
  readonly usage: () => MeterReading;
  readonly sinceMs: number;
  readonly deliveries: () => ReadonlyMap<string, WebhookCounts>;
};

/**
 * What taking orders needs beside.
 *
 * - `guestKey`: the keyed hash of an e-mail address, undefined for what is none
 * - `onTaken`: told what became of records that came
 */
export type CollectEffects = ServingEffects & {
  readonly guestKey: (email: string) => string | undefined;
  readonly onTaken: (taken: readonly Taken[]) => void;
  readonly webhooks: { readonly doors: ReadonlyMap<string, WebhookDoor>; readonly tally: WebhookTally };
};

/** What changing what is kept needs beside. `replay`: takes a record of the quarantine through its door again. */
export type AdminEffects = ServingEffects & {
  readonly replay: (held: Quarantined) => Promise<Replayed | undefined>;
};

/** What the whole API needs of the world, where one process answers all of it. */
export type ApiEffects = QueryEffects & CollectEffects & AdminEffects;
