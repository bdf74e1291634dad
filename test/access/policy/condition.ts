import { matchesArn, partsOfArn } from './arn.ts';
import { type Context, type ContextKey, contextKey, hasManyValues, valuesOf } from './context.ts';
import { matchesPattern } from './matches-pattern.ts';

type Comparison = (wanted: string, value: string) => boolean;

const sameTruth: Comparison = (wanted, value) => wanted.toLowerCase() === value.toLowerCase();

const COMPARISONS = {
  StringEquals: (wanted, value) => wanted === value,
  StringLike: matchesPattern,
  // The two are one: both take patterns.
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: sameTruth,
} satisfies Readonly<Record<string, Comparison>>;

export type Operator = keyof typeof COMPARISONS;

const isOperator = (text: string): text is Operator => Object.hasOwn(COMPARISONS, text);

/** One line of a `Condition`. `forAll`: of a key with many values each must fit; without any, all do. */
export type Condition = {
  readonly key: ContextKey;
  readonly forAll: boolean;
  readonly operator: Operator;
  readonly wanted: readonly string[];
};

const FOR_ALL = 'ForAllValues:';

const checkWanted = (operator: Operator, wanted: readonly string[]): void => {
  if (wanted.length === 0) throw new Error(`${operator} has nothing to compare with; list at least one value`);
  for (const value of wanted) {
    if (value.includes('${')) throw new Error(`${JSON.stringify(value)} has a policy variable; write the value itself`);
    if (operator.startsWith('Arn')) partsOfArn(value);
    if (operator === 'Bool' && !/^(true|false)$/i.test(value))
      throw new Error(`Bool compares with ${JSON.stringify(value)}; say true or false`);
  }
};

/** Reads one line of a `Condition`. Throws for whatever this evaluator does not know exactly. */
export function condition(spelled: string, keyText: string, wanted: readonly string[]): Condition {
  const forAll = spelled.startsWith(FOR_ALL);
  const operator = forAll ? spelled.slice(FOR_ALL.length) : spelled;
  if (!isOperator(operator))
    throw new Error(
      `the condition operator ${JSON.stringify(spelled)} is not one that our policies use: ${Object.keys(COMPARISONS).join(', ')}`,
    );
  const key = contextKey(keyText);
  if (hasManyValues(key) !== forAll)
    throw new Error(`${key} has ${forAll ? 'one value' : 'many values'}; ask it ${forAll ? 'without' : 'with'} ${FOR_ALL}`);
  checkWanted(operator, wanted);
  return { key, forAll, operator, wanted };
}

/** Whether the request is as the condition asks. A key with one value that the request lacks never is; of many, having none is. */
export function holds({ key, forAll, operator, wanted }: Condition, context: Context): boolean {
  const compare: Comparison = COMPARISONS[operator];
  const values = valuesOf(context, key);
  if (!forAll && values.length === 0) return false;
  return values.every((value) => wanted.some((one) => compare(one, value)));
}
