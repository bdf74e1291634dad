import { randomBytes } from 'node:crypto';
import { SourceName } from '../../domain/ids.ts';
import { openDemo } from '../demo-shop/open-demo.ts';
import type { DemoServer } from '../demo-shop/serve/serve.ts';
import { putSource, readSources } from '../source-settings.ts';

const NAME = SourceName.parse('demo');
const TOKEN_VARIABLE = 'DEMO_SHOP_TOKEN';
const SECRET_VARIABLE = 'DEMO_WEBHOOK_SECRET';

/** The same shop at every start. */
const SEED = 'tillbook';

/** An order comes every half minute while one looks on. @unit minutes */
const RUSH_MINUTES = 24 * 60;

const secret = (): string => randomBytes(24).toString('base64');

/** Whether a folder holds the demo shop's orders. */
export const isDemoFolder = async (dir: string): Promise<boolean> => (await readSources(dir)).some(({ name }) => name === NAME);

/** `env` has the secrets of this start beside what was there. */
export type LiveDemo = DemoServer & { readonly env: Readonly<Record<string, string | undefined>> };

/** Opens the demo shop and makes it a source of the folder; it sends its webhooks to the API at `apiUrl`. */
export const openLiveDemo = async (
  dir: string,
  { apiUrl, env, onFailure }: { readonly apiUrl: string; readonly env: LiveDemo['env']; readonly onFailure: (error: unknown) => void },
): Promise<LiveDemo> => {
  const [token, webhookSecret] = [secret(), `whsec_${secret()}`];
  const demo = await openDemo({
    seed: SEED,
    port: 0,
    faults: 0,
    token,
    rushMinutes: RUSH_MINUTES,
    subscriber: { url: `${apiUrl}/v1/webhooks/${NAME}`, secret: webhookSecret },
    onFailure,
    nowMs: Date.now,
  });
  await putSource(dir, { name: NAME, kind: 'retail-api', url: demo.url, tokenEnv: TOKEN_VARIABLE, webhookSecretsEnv: SECRET_VARIABLE });
  return { ...demo, env: { ...env, [TOKEN_VARIABLE]: token, [SECRET_VARIABLE]: webhookSecret } };
};
