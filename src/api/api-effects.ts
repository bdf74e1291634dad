import type { Effects, Shop } from '../pipeline/effects.ts';
import type { ReportEffects } from './reports/answer-report.ts';

/** What the API needs of the world. Each request is answered over a table that counts what it costs. */
export type ApiEffects = Effects & {
  readonly shop: Shop;
  readonly reportEffects: (effects: Effects) => ReportEffects;
  /** Told what went wrong inside, which the answer does not say. */
  readonly onFailure: (error: unknown) => void;
};
