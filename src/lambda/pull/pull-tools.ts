import type { Deadline } from '../../pipeline/deadline.ts';
import type { Effects, Shop } from '../../pipeline/effects.ts';
import type { GuestKey } from '../../sources/guest-key.ts';
import type { ClientEffects } from '../../sources/retail-api/client/http.ts';
import type { DeployedSource } from '../shared/environment.ts';

/**
 * What the pulls of one invocation need.
 *
 * - `effects`: to claim sources and to see how far they are; `bulk`: the same table for all the rest, paced, and closed from the deadline on
 * - `untilMs`: that deadline, by our clock
 * - `tokenOf`: the token of a source; it throws where there is none
 */
export type PullTools = {
  readonly shop: Shop;
  readonly effects: Effects;
  readonly guestKey: GuestKey;
  readonly tokenOf: (source: DeployedSource['name']) => Promise<string>;
  readonly network: Pick<ClientEffects, 'send' | 'random'>;
  readonly bulk: Effects;
  readonly deadline: Deadline;
  readonly untilMs: number;
};
