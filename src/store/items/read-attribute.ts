import type { Item, Value } from '../port.ts';

const wrong = (item: Item, attribute: string, wanted: string): never => {
  throw new TypeError(`item ${item.pk} / ${item.sk} has no ${wanted} in "${attribute}"; the table was written by something else`);
};

const read = (item: Item, attribute: string): Value | undefined => item[attribute];

/** An attribute that the item's kind always has; TypeError where the table holds something else. */
export const readBytes = (item: Item, attribute: string): Uint8Array => {
  const value = read(item, attribute);
  return value instanceof Uint8Array ? value : wrong(item, attribute, 'bytes');
};

export const readNumber = (item: Item, attribute: string): number => {
  const value = read(item, attribute);
  return typeof value === 'number' ? value : wrong(item, attribute, 'number');
};

export const readText = (item: Item, attribute: string): string => {
  const value = read(item, attribute);
  return typeof value === 'string' ? value : wrong(item, attribute, 'text');
};

/** The number, or undefined where the attribute is not there. */
export const findNumber = (item: Item | undefined, attribute: string): number | undefined => {
  const value = item?.[attribute];
  return typeof value === 'number' ? value : undefined;
};

/** The text, or undefined where the attribute is not there. */
export const findText = (item: Item | undefined, attribute: string): string | undefined => {
  const value = item?.[attribute];
  return typeof value === 'string' ? value : undefined;
};
