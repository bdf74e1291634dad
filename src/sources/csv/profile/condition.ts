import * as z from 'zod/mini';
import { parseDecimal } from '../../../domain/money/decimal.ts';
import { Column, fields } from './fields.ts';

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') !== undefined;
  } catch {
    return false;
  }
};

const text = z.string({ error: 'must be text' });
const number = text.check(z.refine((value) => parseDecimal(value) !== undefined, 'must be a decimal number as text, e.g. "0" or "-2.50"'));

/** What can be asked of one cell. Text is compared as it stands, trimmed; a cell that is no plain number meets no numeric test. */
const CELL_TESTS = {
  equals: z.optional(text),
  in: z.optional(z.array(text, { error: 'must be a list of texts' })),
  startsWith: z.optional(text),
  matches: z.optional(text.check(z.refine(isPattern, 'must be a regular expression'))),
  blank: z.optional(z.boolean({ error: 'must be true or false' })),
  number: z.optional(number),
  below: z.optional(number),
  above: z.optional(number),
};

const FORMS = ['all', 'any', 'not', 'column'] as const;
const TESTS = Object.keys(CELL_TESTS) as (keyof typeof CELL_TESTS)[];

/** A question to one row: one test of one column, or `all`, `any`, `not` of other questions. */
export type Condition = z.infer<z.ZodMiniObject<typeof CELL_TESTS>> & {
  readonly column?: string | undefined;
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly not?: Condition | undefined;
};

const howMany = (condition: Condition, names: readonly (keyof Condition)[]): number =>
  names.filter((name) => condition[name] !== undefined).length;

const hasOneForm = (condition: Condition): boolean => howMany(condition, FORMS) === 1;
const hasOneTest = (condition: Condition): boolean => howMany(condition, TESTS) === howMany(condition, ['column']);

const inner: z.ZodMiniType<Condition> = z.lazy(() => Condition);
const list = z.array(inner, { error: 'must be a list of conditions' });

export const Condition: z.ZodMiniType<Condition> = fields({
  column: z.optional(Column),
  ...CELL_TESTS,
  all: z.optional(list),
  any: z.optional(list),
  not: z.optional(inner),
}).check(
  z.refine(hasOneForm, `must have exactly one of ${FORMS.join(', ')}`),
  z.refine(hasOneTest, `must have exactly one test of its column: ${TESTS.join(', ')}`),
);

/** The columns that a condition looks at. */
export const columnsOfCondition = (condition: Condition): string[] => [
  ...(condition.column === undefined ? [] : [condition.column]),
  ...[...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not === undefined ? [] : [condition.not])].flatMap(
    columnsOfCondition,
  ),
];
