import type { Quarantined } from '../pipeline/quarantine.ts';
import { type Replayed, replay } from '../pipeline/replay.ts';
import { sweepNightly } from '../pipeline/sweep.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';
import { readKept } from '../sources/read-kept.ts';
import type { Folder } from './open-folder.ts';

/** Takes records through the door again, by the profile given or the one they came with, then folds what they touched. */
export const replayQuarantine = async (
  records: readonly Quarantined[],
  profile: Profile | undefined,
  { inGroup, shop }: Pick<Folder, 'inGroup' | 'shop'>,
): Promise<Replayed[]> =>
  inGroup(async (effects) => {
    const replayed: Replayed[] = [];
    for (const held of records) replayed.push(await replay(held, (kept, by) => readKept(kept, by, profile), { shop, effects }));
    await sweepNightly(shop, effects);
    return replayed;
  });
