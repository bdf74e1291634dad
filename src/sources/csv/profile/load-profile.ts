import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SourceError } from '../../source-error.ts';
import { columnsOf } from './columns.ts';
import { explainIssues } from './explain-issues.ts';
import { Profile } from './profile.ts';

/** The profiles that come with the program; each is a JSON file in `profiles/`. */
export const BUILT_IN_PROFILES = [
  'online-retail',
  'online-retail-clean',
  'shopify-orders',
  'superstore',
  'complete-journey',
  'chinook',
  'northwind',
] as const;

const isBuiltIn = (name: string): boolean => BUILT_IN_PROFILES.some((known) => known === name);

const pathOf = (name: string): string => (isBuiltIn(name) ? fileURLToPath(new URL(`../profiles/${name}.json`, import.meta.url)) : name);

const readText = (name: string): Promise<string> =>
  readFile(pathOf(name), 'utf8').catch((cause) => {
    const message = `${name}: there is no such profile. Name a JSON file, or one of ${BUILT_IN_PROFILES.join(', ')}.`;
    throw new SourceError('profile-not-found', message, { cause });
  });

const parseJson = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('profile-invalid', `${name} is not JSON: ${(cause as Error).message}.`, { cause });
  }
};

/** A misspelt column would leave its texts as they are. */
const unreadBlanks = (profile: Profile): string[] => {
  const read = columnsOf(profile);
  return Object.keys(profile.blanks ?? {})
    .filter((column) => !read.includes(column))
    .map((column) => `blanks.${column}: the profile reads no such column; it reads ${read.join(', ')}`);
};

/** A profile from plain data. Throws SourceError with every fault: its path, the value, what is allowed. */
export const parseProfile = (input: unknown, name: string): Profile => {
  const parsed = Profile.safeParse(input);
  const faults = parsed.success ? unreadBlanks(parsed.data) : explainIssues(parsed.error.issues, input);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new SourceError('profile-invalid', [`${name} is no profile:`, ...faults].join('\n  '));
};

/** A built-in profile by its name, else one from a JSON file. */
export const loadProfile = async (name: string): Promise<Profile> => parseProfile(parseJson(await readText(name), name), name);
