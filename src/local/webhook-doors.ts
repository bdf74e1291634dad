import type { WebhookDoor } from '../api/webhooks/webhook-door.ts';
import { webhookDoor } from '../sources/retail-api/webhook/webhook-door.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import { readSources, readVariable } from './source-settings.ts';

const secretsIn = (text: string): string[] => text.split(/\s+/).filter((secret) => secret !== '');

/** The doors of the sources of a folder that send webhooks. Throws FolderError where the variable of their secrets is not set. */
export const readWebhookDoors = async (
  dir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, WebhookDoor>> => {
  const guestKey = await readGuestKey(folderFiles(dir).key);
  const sources = await readSources(dir);
  return new Map(
    sources.flatMap(({ name, webhookSecretsEnv }) =>
      webhookSecretsEnv === undefined
        ? []
        : [[name, webhookDoor(secretsIn(readVariable(webhookSecretsEnv, env)), { source: name, guestKey })] as const],
    ),
  );
};
