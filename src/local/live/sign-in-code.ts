import { randomBytes, timingSafeEqual } from 'node:crypto';

/** @unit bytes of randomness */
const CODE_BYTES = 18;

export type SignInCode = { readonly code: string; readonly redeem: (code: string) => string | undefined };

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A code that gives the token once; the token itself then stands in no address, where logs and histories would keep it. */
export const createSignInCode = (token: string): SignInCode => {
  const code = randomBytes(CODE_BYTES).toString('base64url');
  let isUsed = false;
  const redeem = (given: string): string | undefined => {
    if (isUsed || !isSame(given, code)) return undefined;
    isUsed = true;
    return token;
  };
  return { code, redeem };
};
