import { tokenState } from '../../api/tokens/keep-tokens.ts';
import type { StoredToken } from '../../store/items/token-item.ts';
import { attention, type Finding, ok } from './finding.ts';

/** @unit milliseconds; time to make another and to tell who uses it */
const SOON_MS = 14 * 86_400_000;

/** Whether access tokens are about to end. */
export const checkTokens = (tokens: readonly StoredToken[], nowMs: number): Finding => {
  const valid = tokens.filter((token) => tokenState(token, nowMs) === 'valid');
  const ending = valid.filter(({ expiresAt }) => expiresAt * 1000 - nowMs < SOON_MS);
  if (ending.length === 0) return ok('tokens', `${valid.length} valid, beside the page’s own`);
  const names = ending.map(({ name, expiresAt }) => `${name} on ${new Date(expiresAt * 1000).toISOString().slice(0, 10)}`);
  return attention(
    'tokens',
    `about to end: ${names.join(', ')}`,
    'make another with "tillbook token create", and give it to who uses the old one',
  );
};
