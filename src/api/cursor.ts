const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined; // no cursor of ours
  }
};

const isText = (part: unknown): part is string => typeof part === 'string';

/** The place behind which the next page begins, as text that goes into an address as it is. */
export const encodeCursor = (...parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a cursor; undefined for text that is none. Anybody can write one, so each part is judged by who takes it. */
export const decodeCursor = (cursor: string): readonly string[] | undefined => {
  const parts = parse(cursor);
  return Array.isArray(parts) && parts.every(isText) ? parts : undefined;
};

export const CURSOR_FAULT = 'the nextCursor of the page before, with all else as it was';
