import { BUILT_IN_PROFILES, builtInProfile } from './profile/built-in-profiles.ts';
import { parseProfile } from './profile/parse-profile.ts';
import type { Profile } from './profile/profile.ts';

/** A profile as it was named: a built-in one by its name, which may be corrected later, any other as its own text. */
export const keepProfile = (name: string, profile: Profile): string => (BUILT_IN_PROFILES.includes(name) ? name : JSON.stringify(profile));

/** Reads what `keepProfile` kept. */
export const readKeptProfile = (kept: string): Profile =>
  kept.startsWith('{')
    ? parseProfile(JSON.parse(kept), 'the profile kept with the record')
    : parseProfile(builtInProfile(kept), `${kept}, kept with the record,`);
