import { openObject } from '../../aws/s3/open-object.ts';
import { sendFromEnv } from '../../aws/send-from-env.ts';
import { systemEffects } from '../../aws/system-effects.ts';
import { openWorld } from '../shared/open-world.ts';
import { createImport } from './create-import.ts';
import { readBucket } from './env.ts';
import { type DeployedProfiles, profilesOf } from './profiles.ts';

/** What the shop's settings name under `profiles`: `infra/bundle.ts` puts it into the bundle, so that the function is one file. */
declare const TILLBOOK_PROFILES: DeployedProfiles;

const bucket = readBucket(process.env);
const send = sendFromEnv(process.env, systemEffects);

export const handler = createImport({
  ...openWorld(process.env),
  ...profilesOf(TILLBOOK_PROFILES),
  delay: systemEffects.delay,
  openObject: (key) => openObject(send, { bucket, key }, systemEffects),
  stagingPath: '/tmp/tillbook-import.db',
});
