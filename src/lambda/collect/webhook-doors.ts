import type { WebhookDoor } from '../../api/webhooks/webhook-door.ts';
import type { GuestKey } from '../../sources/guest-key.ts';
import { webhookDoor } from '../../sources/retail-api/webhook/webhook-door.ts';
import { keptWebhookSecrets } from '../shared/secrets.ts';
import type { World } from '../shared/world.ts';

const openDoor = (source: World['environment']['sources'][number], guestKey: () => Promise<GuestKey>, world: World): WebhookDoor => {
  const secrets = keptWebhookSecrets(source.name, world);
  const doorNow = async () => webhookDoor(await secrets(), { source: source.name, guestKey: await guestKey() });
  return {
    isPulled: true,
    verify: async (delivery) => (await doorNow()).verify(delivery),
    read: async (delivery) => (await doorNow()).read(delivery),
  };
};

/** The doors of the sources that send webhooks; their secrets are read when the first delivery comes. */
export const webhookDoors = (guestKey: () => Promise<GuestKey>, world: World): ReadonlyMap<string, WebhookDoor> =>
  new Map(
    world.environment.sources
      .filter(({ sendsWebhooks }) => sendsWebhooks)
      .map((source): [string, WebhookDoor] => [source.name, openDoor(source, guestKey, world)]),
  );
