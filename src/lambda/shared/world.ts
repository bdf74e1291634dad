import type { Table } from '../../store/port.ts';
import type { FunctionEnvironment } from './environment.ts';
import type { LineEffects } from './metrics.ts';

/**
 * What a function finds around it: `open-world.ts` gives the real one, a test its own.
 *
 * - `readParameter`: a secret of the shop, undefined where there is none of this name
 * - `nonce`: never gives the same text twice, in no process
 */
export type World = LineEffects & {
  readonly environment: FunctionEnvironment;
  readonly table: Table;
  readonly readParameter: (name: string) => Promise<string | undefined>;
  readonly nonce: () => string;
};
