import type { ApiEffects } from '../api/api-effects.ts';
import { openApiOf } from '../api/openapi.ts';
import { reportEffects } from '../api/reports/report-effects.ts';
import { ROUTES } from '../api/routes.ts';
import { judgeToken } from '../api/tokens/judge-token.ts';
import { rememberTags } from '../api/unchanged.ts';
import { createWebhookTally } from '../api/webhooks/webhook-tally.ts';
import { folderFiles } from './folder-files.ts';
import { readGuestKey } from './guest-key.ts';
import type { Folder } from './open-folder.ts';
import { replayQuarantine } from './replay-quarantine.ts';
import type { SourceSettings } from './source-settings.ts';
import { webhookDoors } from './webhook-doors.ts';

type Serving = {
  readonly sources: readonly SourceSettings[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onFailure: (what: string, error: unknown) => void;
};

/** What the API needs of a folder that is open to write; secrets of webhooks come in the environment. */
export const apiEffects = async (folder: Folder, { sources, env, onFailure }: Serving): Promise<ApiEffects> => {
  const { dir, shop, effects, meter } = folder;
  const guestKey = await readGuestKey(folderFiles(dir).key);
  const doors = webhookDoors(sources, { env, guestKey, onFailure });
  const tally = createWebhookTally(doors.keys());
  return {
    ...effects,
    shop,
    judge: ({ headers }) => judgeToken(headers.authorization, effects),
    openApi: () => JSON.stringify(openApiOf(ROUTES)),
    reportEffects: (counted) => reportEffects({ shop, effects: counted }),
    guestKey,
    onTaken: () => undefined,
    replay: async (held) => (await replayQuarantine([held], undefined, folder))[0],
    webhooks: { doors, tally },
    deliveries: tally.read,
    // Nobody else writes what is answered in a folder that is open to write, and every write of its own passes the meter.
    unchanged: rememberTags({ writes: () => meter.read().total.writeUnits, nowMs: effects.nowMs }),
    usage: meter.read,
    sinceMs: effects.nowMs(),
    onFailure: (error) => onFailure('an answer', error),
  };
};
