import type { SourceState } from '../../pipeline/pull/source-state.ts';
import type { Served } from '../http/serve.ts';

/** Whom a live folder tells. `onWindow`: a month of history is loaded; `onFailure`: what failed, in a few words, and why. */
export type LiveEffects = {
  readonly onServed: (served: Served) => void;
  readonly onWindow: (state: SourceState) => void;
  readonly onFailure: (what: string, error: unknown) => void;
};
