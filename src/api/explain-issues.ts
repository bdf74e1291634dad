import type * as z from 'zod/mini';
import type { Fault } from './errors.ts';

type Issue = z.core.$ZodIssue;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), input);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : `${name}${name === '' ? '' : '.'}${String(key)}`), '');

const GENERAL = 'Invalid input';

const boundOf = (issue: Issue): string | undefined => {
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  return issue.code === 'too_big' ? `at most ${issue.maximum}` : undefined;
};

/** What would do in the place of what was found. */
const allowedBy = (issue: Issue): string => {
  if (issue.message !== GENERAL) return issue.message;
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'something; it is missing' : `one ${issue.expected}`;
  return boundOf(issue) ?? 'nothing of this form';
};

const ofIssue = (issue: Issue, input: unknown, known: readonly string[]): Fault[] => {
  if (issue.code === 'unrecognized_keys') {
    const allowed = issue.path.length > 0 || known.length === 0 ? 'no such name' : `the names ${known.join(', ')}`;
    return issue.keys.map((key) => ({
      parameter: nameOf([...issue.path, key]),
      value: textOf(valueAt(input, [...issue.path, key])),
      allowed,
    }));
  }
  return [{ parameter: nameOf(issue.path) || 'body', value: textOf(valueAt(input, issue.path)), allowed: allowedBy(issue) }];
};

/** Every fault of what was parsed; `known`: the names that it may have. */
export const explainIssues = (issues: readonly Issue[], input: unknown, known: readonly string[] = []): Fault[] =>
  issues.flatMap((issue) => ofIssue(issue, input, known));
