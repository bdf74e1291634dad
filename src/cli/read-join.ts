import { explainJoins, type JoinPath } from '../sources/csv/joins/open-joins.ts';
import type { Profile } from '../sources/csv/profile/profile.ts';
import { UsageError } from './usage-error.ts';

/** The option's help, the same wherever files are read by a profile. */
export const JOIN_HELP = 'a look-up file of the profile, e.g. Order=orders.csv; once for each';

/** Gathers an option that may be given again. */
export const collectJoin = (text: string, before: readonly string[] = []): string[] => [...before, text];

const readJoin = (text: string): JoinPath => {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return { name: text.slice(0, at), path: text.slice(at + 1) };
  throw new UsageError([
    `--join cannot be ${JSON.stringify(text)}; allowed: the name of a join of the profile and its file, e.g. Order=orders.csv`,
  ]);
};

/** Reads `Name=FILE` texts. Throws UsageError where they are not what the profile needs, with all that it does. */
export const readJoins = (texts: readonly string[] = [], profile: Profile): JoinPath[] => {
  const joins = texts.map(readJoin);
  const faults = explainJoins(profile, joins);
  if (faults.length > 0) throw new UsageError(faults);
  return joins;
};
