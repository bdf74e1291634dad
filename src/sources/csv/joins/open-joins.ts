import { SourceError } from '../../source-error.ts';
import { describeJoins, type JoinLayout, layoutOf } from '../profile/layout.ts';
import type { Profile } from '../profile/profile.ts';
import { openText, type TextFile } from '../text/open-text.ts';

/** A look-up file of an import, by the join's name; several with one name are parts of one. */
export type JoinPath = { readonly name: string; readonly path: string };

/** A look-up file opened, with what is read of it. */
export type JoinFile = { readonly layout: JoinLayout; readonly delimiter: string; readonly file: TextFile };

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Lines that say which look-up file is missing or not asked for, and all that the profile needs; none when all are there. */
export const explainJoins = (profile: Profile, paths: readonly JoinPath[]): string[] => {
  const layout = layoutOf(profile);
  const needed = layout.joins.map(({ name }) => name);
  const missing = needed.filter((name) => !paths.some((given) => given.name === name));
  const unknown = paths.map(({ name }) => name).filter((name) => !needed.includes(name));
  if (missing.length === 0 && unknown.length === 0) return [];
  const faults = [
    ...(missing.length === 0 ? [] : [`no file is given for ${list(missing)}`]),
    ...(unknown.length === 0 ? [] : [`the profile has no join ${list([...new Set(unknown)])}`]),
  ].join('; ');
  if (needed.length === 0) return [`--join: ${faults}. The profile joins no files: leave --join out.`];
  const needs = [`the file itself with the columns ${list(layout.base)}`, ...describeJoins(layout)];
  return [`--join: ${faults}. The profile needs:`, ...needs.map((need) => `  ${need}`)];
};

/** Opens the look-up files that the profile joins. Throws SourceError where one is missing, or is not asked for. */
export const openJoins = async (profile: Profile, paths: readonly JoinPath[]): Promise<JoinFile[]> => {
  const faults = explainJoins(profile, paths);
  if (faults.length > 0) throw new SourceError('joins-differ', faults.join('\n'));
  const files: JoinFile[] = [];
  for (const layout of layoutOf(profile).joins) {
    const { delimiter = profile.delimiter ?? ',', encoding = profile.encoding ?? 'utf-8' } = layout.join;
    for (const { path } of paths.filter(({ name }) => name === layout.name)) {
      files.push({ layout, delimiter, file: await openText(path, encoding) });
    }
  }
  return files;
};
