import * as z from 'zod/mini';

const TOKENS = {
  YYYY: '\\d{4}',
  MM: '\\d{2}',
  M: '\\d{1,2}',
  DD: '\\d{2}',
  D: '\\d{1,2}',
  HH: '\\d{2}',
  H: '\\d{1,2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  ZZ: '[+-]\\d{2}:?\\d{2}|Z',
};
const TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss|ZZ/g;
const NAMED = ['iso-local', 'iso-offset', 'unix-seconds'] as const;

const unitOf = (token: string): string => token[0] ?? '';

const hasDate = (pattern: string): boolean => {
  const units = (pattern.match(TOKEN) ?? []).map(unitOf);
  return ['Y', 'M', 'D'].every((unit) => units.includes(unit)) && new Set(units).size === units.length;
};

const isNamed = (format: string): format is (typeof NAMED)[number] => NAMED.some((name) => name === format);

/**
 * How a column writes an instant: `iso-local` (the shop's wall clock), `iso-offset`, `unix-seconds`, or a pattern, e.g. `D/M/YYYY H:mm`. A
 * pattern with `ZZ` states its offset from UTC, e.g. `-0400`, and needs no zone.
 */
export const TimeFormat = z
  .string()
  .check(
    z.refine(
      (format) => isNamed(format) || hasDate(format),
      `must be ${NAMED.join(', ')} or a pattern with YYYY, MM or M, DD or D, and if need be HH or H, mm, ss, ZZ, each once, e.g. "D/M/YYYY H:mm"`,
    ),
  );

const ISO_LOCAL = /^(?<Y>\d{4})-(?<M>\d{2})-(?<D>\d{2})(?:[T ](?<H>\d{2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d+)?)?)?$/;

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const expressionOf = (pattern: string): RegExp => {
  const literals = pattern.split(TOKEN).map(escaped);
  const tokens = (pattern.match(TOKEN) ?? []) as (keyof typeof TOKENS)[];
  const groups = tokens.map((token) => `(?<${unitOf(token)}>${TOKENS[token]})`);
  return new RegExp(`^${literals.map((literal, index) => literal + (groups[index] ?? '')).join('')}$`);
};

/** ISO 8601 wall-clock text, and the offset from UTC beside it where the format has one. */
export type WallClock = { readonly wall: string; readonly offset: string | undefined };

/** Reads text by a pattern or as `iso-local`; undefined when it is written in another way. */
export const wallClockReader = (format: string): ((text: string) => WallClock | undefined) => {
  const expression = format === 'iso-local' ? ISO_LOCAL : expressionOf(format);
  return (text) => {
    const parts = expression.exec(text)?.groups;
    if (parts === undefined) return undefined;
    const two = (unit: string): string => (parts[unit] ?? '0').padStart(2, '0');
    return { wall: `${parts.Y}-${two('M')}-${two('D')}T${two('H')}:${two('m')}:${two('s')}`, offset: parts.Z };
  };
};
