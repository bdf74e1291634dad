import type { Table } from '../../store/port.ts';
import type { Emit } from './emit.ts';
import type { FunctionEnvironment } from './environment.ts';

/**
 * What a function finds around it; `index.ts` gives the real one, a test its own.
 *
 * - `readParameter`: a secret of the shop, undefined where there is none of this name
 * - `emit`: gives figures to the metrics
 * - `onFailure`: writes what failed to the log; it repeats no token
 */
export type World = {
  readonly environment: FunctionEnvironment;
  readonly table: Table;
  readonly readParameter: (name: string) => Promise<string | undefined>;
  readonly nowMs: () => number;
  readonly nonce: () => string;
  readonly emit: Emit;
  readonly onFailure: (what: string, error: unknown) => void;
};
