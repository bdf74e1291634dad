import type { Item, Value } from './port.ts';

const textBytes = (text: string): number => Buffer.byteLength(text);

function significantDigits(integer: number): number {
  if (integer === 0) return 0;
  let rest = Math.abs(integer);
  while (rest % 10 === 0) rest /= 10;
  return String(rest).length;
}

function valueBytes(value: Value): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return Math.ceil(significantDigits(value) / 2) + 1 + (value < 0 ? 1 : 0);
  return value.length;
}

/** What an attribute adds to its item: the name and the value. */
export const attributeBytes = (name: string, value: Value): number => textBytes(name) + valueBytes(value);

/**
 * The size of an item as DynamoDB charges it: names and values, text in UTF-8, numbers by significant digits.
 * @unit bytes
 * @formula Σ name + value; number = ceil(significant digits / 2) + 1, one more below zero
 * @source Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats" (which calls the rule for numbers approximate)
 */
export function itemBytes(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += attributeBytes(name, value);
  return bytes;
}
