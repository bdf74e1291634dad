import type { Names } from '../names.ts';
import type { Settings } from '../settings.ts';

/** What every stack is made from. */
export type StackContext = { readonly settings: Settings; readonly names: Names };
