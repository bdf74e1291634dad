import { BUILT_IN_PROFILES, loadProfile, parseProfile } from '../sources/csv/profile/load-profile.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';

/** A profile as it was named: a built-in one by its name, which may be corrected later, any other as its own text. */
export const keepProfile = (name: string, profile: Profile): string =>
  BUILT_IN_PROFILES.some((known) => known === name) ? name : JSON.stringify(profile);

/** Reads what `keepProfile` kept. */
export const readKeptProfile = async (kept: string): Promise<Profile> =>
  kept.startsWith('{') ? parseProfile(JSON.parse(kept), 'the profile kept with the record') : await loadProfile(kept);
