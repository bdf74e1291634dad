import * as z from 'zod/mini';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TOKENS = {
  YYYY: '\\d{4}',
  YY: '\\d{2}',
  MMM: '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?',
  MM: '\\d{2}',
  M: '\\d{1,2}',
  DD: '\\d{2}',
  D: '\\d{1,2}',
  HH: '\\d{2}',
  H: '\\d{1,2}',
  hh: '\\d{2}',
  h: '\\d{1,2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  A: '[AP]\\.?M\\.?',
  ZZ: '[+-]\\d{2}:?\\d{2}|Z',
};
const TOKEN = /YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|A|ZZ/g;
const NAMED = ['iso-local', 'iso-offset', 'unix-seconds'] as const;

const unitOf = (token: string): string => token[0] ?? '';

const hasDate = (units: readonly string[]): boolean => ['Y', 'M', 'D'].every((unit) => units.includes(unit));

/** Hours of one kind, and those up to 12 with their half of the day. */
const hasPlainHours = (units: readonly string[]): boolean =>
  units.includes('h') === units.includes('A') && !(units.includes('h') && units.includes('H'));

const isPattern = (format: string): boolean => {
  const units = (format.match(TOKEN) ?? []).map(unitOf);
  return hasDate(units) && hasPlainHours(units) && new Set(units).size === units.length;
};

const isNamed = (format: string): format is (typeof NAMED)[number] => NAMED.some((name) => name === format);

/**
 * How a column writes an instant: `iso-local` (the shop's wall clock), `iso-offset`, `unix-seconds`, or a pattern, e.g. `D/M/YYYY H:mm`. A
 * pattern with `ZZ` states its offset from UTC, e.g. `-0400`, and needs no zone. `MMM` is an English month, `Jan` or `January`; `YY` is a
 * year from 1970 to 2069.
 */
export const TimeFormat = z
  .string()
  .check(
    z.refine(
      (format) => isNamed(format) || isPattern(format),
      `must be ${NAMED.join(', ')} or a pattern with YYYY or YY, MM, M or MMM, DD or D, and if need be HH or H (or hh or h, with A for AM and PM), mm, ss, ZZ, each once, e.g. "D/M/YYYY H:mm" or "MMM D, YYYY h:mm A"`,
    ),
  );

const ISO_LOCAL = /^(?<Y>\d{4})-(?<M>\d{2})-(?<D>\d{2})(?:[T ](?<H>\d{2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d+)?)?)?$/;

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const expressionOf = (pattern: string): RegExp => {
  const literals = pattern.split(TOKEN).map(escaped);
  const tokens = (pattern.match(TOKEN) ?? []) as (keyof typeof TOKENS)[];
  const groups = tokens.map((token) => `(?<${unitOf(token)}>${TOKENS[token]})`);
  return new RegExp(`^${literals.map((literal, index) => literal + (groups[index] ?? '')).join('')}$`, 'i');
};

type Parts = Readonly<Record<string, string | undefined>>;

const two = (number: string | number): string => String(number).padStart(2, '0');

const yearOf = ({ Y = '' }: Parts): string => (Y.length === 4 ? Y : `${Number(Y) < 70 ? '20' : '19'}${Y}`);

const monthOf = ({ M = '' }: Parts): string => two(/\d/.test(M) ? M : MONTHS.indexOf(M.slice(0, 3).toLowerCase()) + 1);

/** Twelve is the first hour of either half. Of 13 PM there is no clock: it becomes an hour that no day has. */
const hourOf = ({ H, h, A = '' }: Parts): string => {
  if (h === undefined) return two(H ?? 0);
  const hour = Number(h);
  if (hour < 1 || hour > 12) return '99';
  return two((hour % 12) + (/^p/i.test(A) ? 12 : 0));
};

/** ISO 8601 wall-clock text, and the offset from UTC beside it where the format has one. */
export type WallClock = { readonly wall: string; readonly offset: string | undefined };

/** Reads text by a pattern or as `iso-local`; undefined when it is written in another way. */
export const wallClockReader = (format: string): ((text: string) => WallClock | undefined) => {
  const expression = format === 'iso-local' ? ISO_LOCAL : expressionOf(format);
  return (text) => {
    const parts = expression.exec(text)?.groups;
    if (parts === undefined) return undefined;
    const day = `${yearOf(parts)}-${monthOf(parts)}-${two(parts.D ?? 0)}`;
    return { wall: `${day}T${hourOf(parts)}:${two(parts.m ?? 0)}:${two(parts.s ?? 0)}`, offset: parts.Z };
  };
};
