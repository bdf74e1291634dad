import { type GuestKey, guestKeyOf } from '../../sources/guest-key.ts';
import { keptFor } from './kept-for.ts';
import { SECRETS_KEPT_MS } from './secrets-kept.ts';
import type { World } from './world.ts';

type Secrets = Pick<World, 'environment' | 'readParameter' | 'nowMs'>;

/** One of the shop's secrets by what follows the prefix in its name, read now and then. Throws where there is none. */
const keptSecret = (name: string, { environment, readParameter, nowMs }: Secrets): (() => Promise<string>) => {
  const parameter = `${environment.parameterPrefix}/${name}`;
  const read = async (): Promise<string> => {
    const value = (await readParameter(parameter))?.trim() ?? '';
    if (value !== '') return value;
    throw new RangeError(`the parameter ${parameter} is missing or empty; "tillbook deploy" puts it`);
  };
  return keptFor(SECRETS_KEPT_MS, read, nowMs);
};

/** By what customers known only by their e-mail address are recognised. */
export const keptGuestKey = (secrets: Secrets): (() => Promise<GuestKey>) => {
  const read = keptSecret('guest-key', secrets);
  return async () => guestKeyOf(await read());
};

/** The secrets by which a source signs its webhooks, several while one is changed for another. */
export const keptWebhookSecrets = (source: string, secrets: Secrets): (() => Promise<readonly string[]>) => {
  const read = keptSecret(`sources/${source}/webhook-secrets`, secrets);
  return async () => (await read()).split(/\s+/);
};

/** The token by which a source is pulled. */
export const keptSourceToken = (source: string, secrets: Secrets): (() => Promise<string>) =>
  keptSecret(`sources/${source}/token`, secrets);
