import type { Condition } from '../profile/condition.ts';
import { compareDecimals, parseNumber } from './number.ts';

export type Cells = readonly string[];

/** A condition ready to be asked of one row's cells. */
export type Question = (cells: Cells) => boolean;

type Test = (text: string) => boolean;

const numeric =
  (bound: string, meets: (comparison: number) => boolean): Test =>
  (text) => {
    const [left, right] = [parseNumber(text), parseNumber(bound)];
    return left !== undefined && right !== undefined && meets(compareDecimals(left, right));
  };

const among = (texts: readonly string[]): Test => {
  const allowed = new Set(texts);
  return (text) => allowed.has(text);
};

const matching = (pattern: string): Test => {
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
};

const testOf = ({ equals, in: texts, startsWith, matches, blank, number, below, above }: Condition): Test => {
  if (equals !== undefined) return (text) => text === equals;
  if (texts !== undefined) return among(texts);
  if (startsWith !== undefined) return (text) => text.startsWith(startsWith);
  if (matches !== undefined) return matching(matches);
  if (number !== undefined) return numeric(number, (comparison) => comparison === 0);
  if (below !== undefined) return numeric(below, (comparison) => comparison < 0);
  if (above !== undefined) return numeric(above, (comparison) => comparison > 0);
  return (text) => (text === '') === blank;
};

/** Turns a condition into a question; `columns` says where each column's cell stands. */
export const compileCondition = (condition: Condition, columns: readonly string[]): Question => {
  const compile = (inner: Condition): Question => compileCondition(inner, columns);
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
  const at = columns.indexOf(condition.column ?? '');
  const test = testOf(condition);
  return (cells) => test(cells[at] ?? '');
};
