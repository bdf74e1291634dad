import { webhookDoor } from '../sources/retail-api/webhook/webhook-door.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import { readSources, readVariable } from './source-settings.ts';

/** The doors of all sources whose webhooks are taken, by the name of the source. Throws FolderError where a secret is not set. */
export const webhookDoors = async (
  dir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, ReturnType<typeof webhookDoor>>> => {
  const guestKey = await readGuestKey(folderFiles(dir).key);
  const doors = new Map<string, ReturnType<typeof webhookDoor>>();
  for (const { name, webhookSecretsEnv } of await readSources(dir)) {
    if (webhookSecretsEnv === undefined) continue;
    doors.set(name, webhookDoor(readVariable(webhookSecretsEnv, env).split(/\s+/), { source: name, guestKey }));
  }
  return doors;
};
