import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type GuestKey, guestKeyOf } from '../sources/guest-key.ts';
import { FolderError } from './folder-error.ts';

const SECRET_BYTES = 32;
const SECRET = /^[0-9a-f]{64}$/;

/** Makes the folder's secret, readable by its owner alone, unless it stands already: another secret would make other customers. */
export const makeSecret = async (path: string): Promise<void> => {
  try {
    await writeFile(path, `${randomBytes(SECRET_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
};

/** The folder's secret, as it stands in its file. */
export const readSecret = async (path: string): Promise<string> => {
  const secret = await readFile(path, 'utf8').catch((cause) => {
    const message = `${path} is missing, by which customers known only by e-mail are recognised; put back its copy`;
    throw new FolderError('key-missing', message, { cause });
  });
  if (SECRET.test(secret.trim())) return secret;
  throw new FolderError('key-malformed', `${path} is not the 64 hexadecimal digits that "tillbook init" wrote; put back its copy`);
};

/** Reads the folder's secret and makes guest keys with it. */
export const readGuestKey = async (path: string): Promise<GuestKey> => guestKeyOf((await readSecret(path)).trim());
