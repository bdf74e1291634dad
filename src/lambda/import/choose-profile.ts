import type { Inclusion } from '../../domain/ledger/inclusion.ts';
import type { Shop } from '../../pipeline/effects.ts';
import type { ImportObject } from '../../pipeline/import-state.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportTools } from './import-tools.ts';
import { profileNamed } from './object-key.ts';

const rulesOf = (inclusion: Inclusion): string =>
  Object.entries(inclusion)
    .map(([rule, counts]) => `${rule}=${counts ? 'yes' : 'no'}`)
    .sort()
    .join(',');

// Which orders count is the same for all reports of a shop, so a profile may ask for it but not change it.
const whyInclusion = ({ inclusion }: Profile, shop: Shop): string | undefined => {
  if (inclusion === undefined || rulesOf(inclusion) === rulesOf(shop.inclusion)) return undefined;
  return `it counts orders by ${rulesOf(inclusion)} and the shop by ${rulesOf(shop.inclusion)}. Take "inclusion" out of the profile`;
};

const whyJoins = ({ joins }: Profile): string | undefined =>
  joins === undefined
    ? undefined
    : 'it joins look-up files, and an object is one file. Import on a laptop, or write a profile without joins for one joined file';

/** A profile, and how it was named. */
export type NamedProfile = { readonly name: string; readonly profile: Profile };

/** The profile by which an object is read. Throws ImportRefused where it cannot be. */
export const chooseProfile = ({ key }: ImportObject, tools: Pick<ImportTools, 'shop' | 'profileOf' | 'profileNames'>): NamedProfile => {
  const named = profileNamed(key);
  if ('says' in named) throw new ImportRefused(named.says);
  const profile = tools.profileOf(named.name);
  if (profile === undefined) {
    const there = tools.profileNames.join(', ');
    throw new ImportRefused(
      `${key}: there is no profile ${JSON.stringify(named.name)}. There are ${there}; add yours under "profiles" in tillbook.json and deploy.`,
    );
  }
  const why = whyJoins(profile) ?? whyInclusion(profile, tools.shop);
  if (why !== undefined) throw new ImportRefused(`${key}: the profile ${named.name} cannot be used here: ${why}.`);
  return { name: named.name, profile };
};
