import * as z from 'zod/mini';
import { invalid } from './check-text.ts';
import type { Key } from './port.ts';

const Position = z.tuple([z.string().check(z.minLength(1)), z.string().check(z.minLength(1))]);

/** Opaque text for the place after this key. */
export const encodeCursor = ({ pk, sk }: Key): string => Buffer.from(JSON.stringify([pk, sk])).toString('base64url');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused below, like any other text that is no cursor
  }
}

/** The key that a cursor stands behind. Throws for text that is no cursor. */
export function decodeCursor(cursor: string): Key {
  const position = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success)
    throw invalid('cursor', `the cursor ${JSON.stringify(cursor.slice(0, 80))} is not one of ours; start again without`);
  const [pk, sk] = position.data;
  return { pk, sk };
}
