import { createHash, timingSafeEqual } from 'node:crypto';

/** @unit bytes of randomness: 256 bits, which nobody guesses */
export const TOKEN_BYTES = 32;

const PREFIX = 'tb_';
const TOKEN = /^tb_[A-Za-z0-9_-]{43}$/;

/** The token of some random bytes. Its beginning lets people and scanners know what they have found. */
export const tokenOf = (random: Uint8Array): string => `${PREFIX}${Buffer.from(random).toString('base64url')}`;

export const isToken = (text: string): boolean => TOKEN.test(text);

/** What is kept of a token. It needs no salt: nobody can try all tokens. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether two digests are the same, in a time that does not tell how much of them is. */
export const isSameDigest = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const ANYWHERE = /tb_[A-Za-z0-9_-]{8,}/g;

/** Text without any token that somebody put where none belongs. */
export const withoutTokens = (text: string): string => text.replace(ANYWHERE, 'tb_…');
