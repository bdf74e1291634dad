import { BUILT_IN_PROFILES, builtInProfile } from '../../sources/csv/profile/built-in-profiles.ts';
import { parseProfile } from '../../sources/csv/profile/parse-profile.ts';
import type { ImportTools } from './import-tools.ts';

/** The profiles that a shop deployed with its function, by name, as plain data. */
export type DeployedProfiles = Readonly<Record<string, unknown>>;

/**
 * Finds profiles by name. A built-in name always means the built-in one, for that is what quarantine keeps of it. Throws SourceError for one
 * that was deployed and is no profile.
 */
export const profilesOf = (deployed: DeployedProfiles): Pick<ImportTools, 'profileOf' | 'profileNames'> => {
  const find = (name: string): unknown => builtInProfile(name) ?? (Object.hasOwn(deployed, name) ? deployed[name] : undefined);
  return {
    profileOf: (name) => {
      const found = find(name);
      return found === undefined ? undefined : parseProfile(found, name);
    },
    profileNames: [...new Set([...BUILT_IN_PROFILES, ...Object.keys(deployed)])],
  };
};
