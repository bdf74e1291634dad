import { matchesArn } from '../policy/arn.ts';
import type { Statement } from '../policy/policy.ts';
import type { KnownAction } from './known-action.ts';

/** Reads an action by AWS's list; see `known-action.ts`. */
export type Know = (action: string) => Promise<KnownAction | undefined>;

const LEADING_KEYS = 'dynamodb:LeadingKeys';

// A star in the resource stands for names that are not known beforehand; a wildcard in any other part would leave open where it is.
const isOfKind = (resource: string, kinds: readonly string[]): boolean =>
  kinds.some((kind) => matchesArn(kind, resource)) && !/[*?]/.test(resource.split(':').slice(0, 5).join(''));

const breachesOf = (action: string, { resources, conditions }: Statement, known: KnownAction | undefined): readonly string[] => {
  if (known === undefined) return [`${action} is not an action of AWS's list`];
  const foreign = resources.filter((one) => (one === '*' ? known.resources.length > 0 : !isOfKind(one, known.resources)));
  const isNarrowed = conditions.some(({ key }) => key === LEADING_KEYS);
  const couldBe = known.conditionKeys.includes(LEADING_KEYS);
  return [
    ...foreign.map((one) => `${action} is given on ${one}, which is none of ${known.resources.join(', ')}`),
    ...(couldBe && !isNarrowed ? [`${action} is given on every item; narrow it by ${LEADING_KEYS}`] : []),
    ...(!couldBe && isNarrowed
      ? [`${action} cannot be narrowed by ${LEADING_KEYS}: AWS does not fill it in, so the condition always holds`]
      : []),
  ];
};

/**
 * What is wrong with permissions: every action is one of AWS's list, on resources of the kinds that it takes and no star where it takes any,
 * and narrowed by the keys of items where that can be.
 */
export const actionBreaches = async (statements: readonly Statement[], know: Know): Promise<readonly string[]> => {
  const breaches: string[] = [];
  for (const statement of statements) {
    if (statement.effect === 'Deny') continue;
    for (const action of statement.actions) breaches.push(...breachesOf(action, statement, await know(action)));
  }
  return breaches;
};
