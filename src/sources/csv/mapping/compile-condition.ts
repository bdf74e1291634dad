import type { Condition } from '../profile/condition.ts';
import { numberIn } from './currency-mark.ts';
import type { NumberReader } from './notation.ts';
import { compareDecimals, parseNumber } from './number.ts';

export type Cells = readonly string[];

/** A condition ready to be asked of one row's cells. */
export type Question = (cells: Cells) => boolean;

type Test = (text: string) => boolean;

/** Where each column's cell stands, and how the file writes numbers. */
export type CellContext = { readonly columns: readonly string[]; readonly number: NumberReader };

const numeric = (bound: string, number: NumberReader, meets: (comparison: number) => boolean): Test => {
  const right = parseNumber(bound);
  return (text) => {
    const left = numberIn(text, number);
    return left !== undefined && right !== undefined && meets(compareDecimals(left, right));
  };
};

const among = (texts: readonly string[]): Test => {
  const allowed = new Set(texts);
  return (text) => allowed.has(text);
};

const matching = (pattern: string): Test => {
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
};

const testOf = ({ equals, in: texts, startsWith, matches, blank, number, below, above }: Condition, read: NumberReader): Test => {
  if (equals !== undefined) return (text) => text === equals;
  if (texts !== undefined) return among(texts);
  if (startsWith !== undefined) return (text) => text.startsWith(startsWith);
  if (matches !== undefined) return matching(matches);
  if (number !== undefined) return numeric(number, read, (comparison) => comparison === 0);
  if (below !== undefined) return numeric(below, read, (comparison) => comparison < 0);
  if (above !== undefined) return numeric(above, read, (comparison) => comparison > 0);
  return (text) => (text === '') === blank;
};

/** Turns a condition into a question. */
export const compileCondition = (condition: Condition, context: CellContext): Question => {
  const compile = (inner: Condition): Question => compileCondition(inner, context);
  if (condition.all !== undefined) {
    const questions = condition.all.map(compile);
    return (cells) => questions.every((question) => question(cells));
  }
  if (condition.any !== undefined) {
    const questions = condition.any.map(compile);
    return (cells) => questions.some((question) => question(cells));
  }
  if (condition.not !== undefined) {
    const question = compile(condition.not);
    return (cells) => !question(cells);
  }
  const at = context.columns.indexOf(condition.column ?? '');
  const test = testOf(condition, context.number);
  return (cells) => test(cells[at] ?? '');
};
