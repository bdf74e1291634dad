import { orderRef } from '../domain/ids.ts';
import { versionOf } from '../domain/version.ts';
import { cannotTake, isNotPut } from '../pipeline/cannot-take.ts';
import { collect } from '../pipeline/collect.ts';
import type { Effects, Shop } from '../pipeline/effects.ts';
import { type Quarantined, release } from '../pipeline/quarantine.ts';
import { bookAgain } from '../pipeline/rebuild.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import { readKeptProfile } from '../sources/csv/kept-profile.ts';
import { readKeptOrder, type StoredRecord } from '../sources/csv/kept-record.ts';
import { compileProfile } from '../sources/csv/mapping/mapping.ts';
import type { Outcome } from '../sources/csv/mapping/outcome.ts';
import { replayRecord } from '../sources/csv/mapping/replay.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';
import { RETAIL_API } from '../sources/retail-api/retail-source.ts';
import { exportSecond } from './export-second.ts';

import type { Folder } from './open-folder.ts';
import { replayPulled } from './replay-pulled.ts';

/** What became of one record; `reason` where it stays, or was left out. */
export type Replayed = {
  readonly id: string;
  readonly outcome: 'accepted' | 'duplicate' | 'stale' | 'excluded' | 'quarantined';
  readonly order?: string;
  readonly reason?: string;
  readonly detail?: string;
};

const mapAgain = (record: StoredRecord, held: Quarantined, context: { profile: Profile | undefined; shop: Shop }): Outcome => {
  const profile = context.profile ?? readKeptProfile(held.profile);
  const stamp = record.exportedAtMs === undefined ? {} : { exportedAt: exportSecond(record.exportedAtMs) };
  return replayRecord(record, compileProfile(profile, context.shop, stamp));
};

// The version is that of the import which brought the record, so that what came later stays newer.
const versionOfHeld = ({ receivedAt }: Quarantined, { exportedAtMs }: StoredRecord) => {
  const receivedMs = Date.parse(receivedAt);
  return versionOf(exportedAtMs ?? receivedMs, receivedMs);
};

const replayOne = async (held: Quarantined, context: { profile: Profile | undefined; shop: Shop; effects: Effects }): Promise<Replayed> => {
  const { shop, effects } = context;
  const { id } = held;
  if (held.profile === RETAIL_API) return replayPulled(held, context);
  // Only what a profile mapped can be mapped again; all else comes again from its source.
  if (held.profile === '') return { id, outcome: 'quarantined', reason: held.reason, detail: held.detail };
  const record = readKeptOrder(held.record);
  const outcome = mapAgain(record, held, context);
  if (outcome.kind === 'rejected') return { id, outcome: 'quarantined', reason: outcome.reason, detail: outcome.detail };
  if (outcome.kind === 'excluded') {
    await release(held, effects);
    return { id, outcome: 'excluded', reason: Object.keys(outcome.excluded).join(', ') };
  }
  const { document } = outcome;
  const collected = await collect(document, versionOfHeld(held, record), effects);
  if (isNotPut(collected)) {
    const { reason, detail } = cannotTake(document, collected);
    return { id, outcome: 'quarantined', reason, detail };
  }
  await bookAgain([collected.ref], shop, effects);
  await release(held, effects);
  return { id, outcome: collected.kind, order: orderRef(document.source, document.id) };
};

/** Takes records through the door again, by the profile given or the one they came with, then folds what they touched. */
export const replayQuarantine = async (
  records: readonly Quarantined[],
  profile: Profile | undefined,
  { inGroup, shop }: Pick<Folder, 'inGroup' | 'shop'>,
): Promise<Replayed[]> =>
  inGroup(async (effects) => {
    const replayed: Replayed[] = [];
    for (const held of records) replayed.push(await replayOne(held, { profile, shop, effects }));
    await sweepNightly(shop, effects);
    return replayed;
  });
