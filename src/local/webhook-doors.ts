import type { WebhookDoor } from '../api/webhooks/webhook-door.ts';
import type { GuestKey } from '../sources/guest-key.ts';
import { webhookDoor } from '../sources/retail-api/webhook/webhook-door.ts';
import { readVariable, type SourceSettings } from './source-settings.ts';

const secretsIn = (text: string): string[] => text.split(/\s+/).filter((secret) => secret !== '');

type Opening = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly guestKey: GuestKey;
  readonly onFailure: (what: string, error: unknown) => void;
};

const openDoor = ({ name, webhookSecretsEnv }: SourceSettings, { env, guestKey, onFailure }: Opening): [string, WebhookDoor][] => {
  if (webhookSecretsEnv === undefined) return [];
  try {
    return [[name, webhookDoor(secretsIn(readVariable(webhookSecretsEnv, env)), { source: name, guestKey })]];
  } catch (error) {
    onFailure(`the webhooks of ${name}`, error);
    return [];
  }
};

/** The doors of the sources that send webhooks. One whose secrets cannot be had stays shut, which is told, and the others open. */
export const webhookDoors = (sources: readonly SourceSettings[], opening: Opening): ReadonlyMap<string, WebhookDoor> =>
  new Map(sources.flatMap((source) => openDoor(source, opening)));
