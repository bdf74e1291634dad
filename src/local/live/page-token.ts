import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { judgeToken } from '../../api/tokens/judge-token.ts';
import { issueToken, revokeTokens } from '../../api/tokens/keep-tokens.ts';
import type { Effects } from '../../pipeline/effects.ts';
import { folderFiles } from '../folder-files.ts';

/** By what the page's own token is listed. */
export const PAGE_TOKEN = 'page of this folder';

/** @unit seconds */
const LIFETIME = 365 * 86_400;

const isValid = async (token: string, effects: Effects): Promise<boolean> =>
  (await judgeToken(`Bearer ${token}`, effects)).kind === 'granted';

const readStanding = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

/**
 * The token by which this folder's page reads. It stays the same from start to start, so that a browser stays signed in; the file can be read
 * by its owner alone, as the whole folder can.
 */
export const readPageToken = async (dir: string, effects: Effects): Promise<string> => {
  const path = folderFiles(dir).pageToken;
  const standing = await readStanding(path);
  if (await isValid(standing, effects)) return standing;
  await revokeTokens(PAGE_TOKEN, effects);
  const issued = await issueToken({ name: PAGE_TOKEN, scopes: ['read'], lifetimeSeconds: LIFETIME }, { ...effects, random: randomBytes });
  if (issued.kind !== 'issued') throw new RangeError('a token that was revoked still stands');
  await rm(path, { force: true });
  await writeFile(path, `${issued.token}\n`, { mode: 0o600, flag: 'wx' });
  return issued.token;
};
