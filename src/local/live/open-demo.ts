import { randomBytes } from 'node:crypto';
import { SourceName } from '../../domain/ids.ts';
import { openDemo } from '../demo-shop/open-demo.ts';
import type { SourceSettings } from '../source-settings.ts';
import { readOpeningDay } from './demo-folder.ts';
import type { LiveEffects } from './live-effects.ts';

export const DEMO_SOURCE = SourceName.parse('demo');

const TOKEN_VARIABLE = 'DEMO_SHOP_TOKEN';
const SECRET_VARIABLE = 'DEMO_WEBHOOK_SECRET';

/** The same shop at every start. */
const SEED = 'tillbook';

/** An order comes every half minute while one looks on. @unit minutes */
const RUSH_MINUTES = 24 * 60;

const secret = (): string => randomBytes(24).toString('base64');

/** The demo shop as a source. `env` has the secrets of this start; they are kept nowhere, nor is the source. */
export type LiveDemo = {
  readonly source: SourceSettings;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Opens the demo shop of a folder; it sends its webhooks to the API at `apiUrl`. */
export const openLiveDemo = async (dir: string, apiUrl: string, { onFailure }: Pick<LiveEffects, 'onFailure'>): Promise<LiveDemo> => {
  const [token, webhookSecret] = [secret(), `whsec_${secret()}`];
  const { url, close } = await openDemo({
    seed: SEED,
    opened: await readOpeningDay(dir),
    port: 0,
    faults: 0,
    token,
    rushMinutes: RUSH_MINUTES,
    subscriber: { url: `${apiUrl}/v1/webhooks/${DEMO_SOURCE}`, secret: webhookSecret },
    onFailure: (error) => onFailure('a webhook of the demo shop', error),
    nowMs: Date.now,
  });
  return {
    source: { name: DEMO_SOURCE, kind: 'retail-api', url, tokenEnv: TOKEN_VARIABLE, webhookSecretsEnv: SECRET_VARIABLE },
    env: { [TOKEN_VARIABLE]: token, [SECRET_VARIABLE]: webhookSecret },
    close,
  };
};
