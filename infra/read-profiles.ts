import type { DeployedProfiles } from '../src/lambda/import/profiles.ts';
import { loadProfile } from '../src/sources/csv/profile/load-profile.ts';
import type { Settings } from './settings.ts';

/** Reads the shop's own csv profiles from their files, so that they can be deployed. Throws SourceError for one that is missing or wrong. */
export const readProfiles = async ({ profiles }: Pick<Settings, 'profiles'>): Promise<DeployedProfiles> =>
  Object.fromEntries(await Promise.all(Object.entries(profiles).map(async ([name, path]) => [name, await loadProfile(path)])));
