import type { ApiEffects } from '../api/api-effects.ts';
import type { Folder } from './open-folder.ts';
import { reportEffects } from './report-effects.ts';

/** What the API needs of a folder that is open to write. */
export const apiEffects = ({ shop, effects }: Folder, onFailure: ApiEffects['onFailure']): ApiEffects => ({
  ...effects,
  shop,
  reportEffects: (counted) => reportEffects({ shop, effects: counted }),
  onFailure,
});
