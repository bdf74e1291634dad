import type * as z from 'zod/mini';
import { withoutAddresses } from '../../addresses.ts';

/** Why a record is not taken: a short name, and a sentence with the remedy. */
export type Fault = { readonly reason: string; readonly detail: string };

const LONGEST_SHOWN = 80;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

// What is inside of a list or an object may be personal, and as deep as it likes.
const shown = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return withoutAddresses(String(JSON.stringify(typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) : value)));
};

const shownAt = (issue: z.core.$ZodIssue, value: unknown): string => {
  return shown(issue.path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value));
};

/** The first thing that a schema finds wrong: which field, what it holds, what is allowed. */
export const faultOf = (issues: readonly z.core.$ZodIssue[], value: unknown): Fault => {
  const [issue] = issues;
  if (issue === undefined) return { reason: 'record-invalid', detail: 'The record is not what the contract says. Correct it at the shop.' };
  const field = String(issue.path.findLast((key) => typeof key === 'string') ?? 'record');
  const place = issue.path.length === 0 ? 'the record' : issue.path.join('.');
  return { reason: `${kebab(field)}-invalid`, detail: `${place} is ${shownAt(issue, value)}: ${issue.message}. Correct it at the shop.` };
};
