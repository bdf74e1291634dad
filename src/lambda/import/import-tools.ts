import type { Deadline } from '../../pipeline/deadline.ts';
import type { Effects, Shop } from '../../pipeline/effects.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import type { GuestKey } from '../../sources/guest-key.ts';

/** An object that is open for reading. `metadata`: what its owner said beside it, by name. */
export type OpenedObject = {
  readonly bytes: number;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly discard: () => void;
};

/**
 * What an import needs of its function.
 *
 * - `effects`: to note, take up and end imports; `bulk`: the same table for all the rest, paced, and closed from the deadline on
 * - `profileOf`: profiles by name, those built in and those deployed with the function; `profileNames`: what there is
 * - `openObject`: undefined where there is none of this key
 * - `stagingPath`: where a temporary file may lie, for one import at a time
 * - `batch`: after so many orders is stored how far an import has come
 */
export type ImportTools = {
  readonly shop: Shop;
  readonly effects: Effects;
  readonly bulk: Effects;
  readonly deadline: Deadline;
  readonly guestKey: GuestKey;
  readonly profileOf: (name: string) => Profile | undefined;
  readonly profileNames: readonly string[];
  readonly openObject: (key: string) => Promise<OpenedObject | undefined>;
  readonly stagingPath: string;
  readonly batch: number;
};
