import { readFile } from 'node:fs/promises';
import { SourceError } from '../../source-error.ts';
import { BUILT_IN_PROFILES, builtInProfile } from './built-in-profiles.ts';
import { parseProfile } from './parse-profile.ts';
import type { Profile } from './profile.ts';

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause) => {
    const message = `${path}: there is no such profile. Name a JSON file, or one of ${BUILT_IN_PROFILES.join(', ')}.`;
    throw new SourceError('profile-not-found', message, { cause });
  });

const parseJson = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('profile-invalid', `${name} is not JSON: ${(cause as Error).message}.`, { cause });
  }
};

/** A built-in profile by its name, else one from a JSON file. */
export const loadProfile = async (name: string): Promise<Profile> =>
  parseProfile(builtInProfile(name) ?? parseJson(await readText(name), name), name);
