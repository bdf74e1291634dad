import { systemEffects } from '../../aws/system-effects.ts';
import { sendHttp } from '../../sources/retail-api/client/send.ts';
import { openWorld } from '../shared/open-world.ts';
import { createPull } from './create-pull.ts';

export const handler = createPull({
  ...openWorld(process.env),
  delay: systemEffects.delay,
  network: { send: sendHttp, random: systemEffects.random },
});
