import type { Key } from './port.ts';

/** A text that only this key has. */
export const keyId = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** Each key once, in the order of first mention. */
export const distinctKeys = (keys: readonly Key[]): readonly Key[] => [...new Map(keys.map((key) => [keyId(key), key])).values()];
