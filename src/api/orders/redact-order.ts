import type * as z from 'zod/mini';
import { Fee, Line, OrderDocument, Payment, ReturnedLine, Reversal, Tax } from '../../domain/order/order-document.ts';

const PERSONAL: ReadonlySet<string> = new Set(['customerKey', 'email']);

const SHAPES: readonly z.ZodMiniObject[] = [OrderDocument, Line, Tax, Fee, Payment, Reversal, ReturnedLine];

const KNOWN: ReadonlySet<string> = new Set(
  ['code', 'charged', 'discount', 'updatedAt', ...SHAPES.flatMap(({ shape }) => Object.keys(shape))].filter((name) => !PERSONAL.has(name)),
);

/** The deepest that an order is: its reversals' lines' taxes. */
const DEEPEST = 6;

const LONGEST = 500;

/** Text without any e-mail address that somebody put where none belongs. */
export const withoutAddresses = (text: string): string => text.replace(/\S*@\S*/g, '…');

const redact = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return withoutAddresses(value).slice(0, LONGEST);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((inner) => redact(inner, depth - 1));
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (KNOWN.has(name) ? [[name, redact(inner, depth - 1)]] : [])));
};

/** The table takes 400 KB an item. @unit characters, at most three bytes each */
const LARGEST = 100_000;

/** What is kept of an order that could not be taken, as text: what an order may have, and nothing of who bought. */
export const redactOrder = (order: unknown): string => {
  const text = JSON.stringify(redact(order, DEEPEST));
  return text.length <= LARGEST ? text : JSON.stringify({ characters: text.length });
};
