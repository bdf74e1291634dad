import { SourceError } from '../../source-error.ts';
import { columnsOf } from './columns.ts';
import { explainIssues } from './explain-issues.ts';
import { Profile } from './profile.ts';

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
