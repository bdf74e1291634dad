import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : `${name}${name === '' ? '' : '.'}${String(key)}`), '');

const expected = (issue: Issue): string => {
  if (issue.code === 'invalid_key') return `its name is wrong: ${issue.issues[0]?.message ?? 'not allowed'}`;
  return issue.message !== 'Invalid input'
    ? issue.message
    : issue.code === 'invalid_type'
      ? `must be a ${issue.expected}`
      : 'is not allowed here';
};

const explainIssue = (issue: Issue, input: unknown): string[] => {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${nameOf([...issue.path, key])}: ${issue.message}`);
  return [`${nameOf(issue.path) || 'the profile'} is ${shown(at(input, issue.path))}: ${expected(issue)}`];
};

/** One line for each fault of a parsed value: its path, the value found there, and what is allowed. */
export const explainIssues = (issues: readonly Issue[], input: unknown): string[] => issues.flatMap((issue) => explainIssue(issue, input));
