/** How a law's histories are made: how many of what, how often things go wrong, and what must make them good again. */
export type Profile = {
  readonly orders: readonly [least: number, most: number];
  readonly versions: readonly [least: number, most: number];
  readonly customers: number;
  /** Share of orders that nobody is known to have placed. */
  readonly guests: number;
  /** Deliveries at work at once. */
  readonly workers: number;
  /** How likely at a turn that the next delivery begins, while a worker is free. */
  readonly pace: number;
  /** Share of records delivered more than once anyway. */
  readonly duplicates: number;
  readonly reordered: boolean;
  /** Records come in files, by import, and some of them by themselves as well. */
  readonly imports: boolean;
  /** Files of unit costs among what is delivered; with any, some lines lack their source's cost. */
  readonly costs: number;
  /** How likely at a turn that such work begins. */
  readonly sweeps: number;
  readonly nights: number;
  readonly audits: number;
  /** How likely at an operation; at most `faults` of them in a history. */
  readonly crash: number;
  readonly timeOut: number;
  readonly lost: number;
  readonly twice: number;
  readonly throttled: number;
  readonly reset: number;
  readonly faults: number;
  /** How likely the clock moves between two operations; `leap` is the share of those moves that cross midnights. */
  readonly tick: number;
  readonly leap: number;
  /** Days in the longest leap. */
  readonly longest: number;
  readonly skewMinutes: number;
  /** What is delivered again at the end: what failed, everything, either; or only the documents, and an audit makes it good. */
  readonly heal: 'failed' | 'all' | 'either' | 'audit';
  /** Every order ends with all of it given back. */
  readonly refunded: boolean;
};

export const ORDINARY: Profile = {
  orders: [1, 4],
  versions: [1, 4],
  customers: 3,
  guests: 0.2,
  workers: 2,
  pace: 0.3,
  duplicates: 0.2,
  reordered: true,
  imports: false,
  costs: 0,
  sweeps: 0.01,
  nights: 0.004,
  audits: 0,
  crash: 0.01,
  timeOut: 0.01,
  lost: 0.005,
  twice: 0.01,
  throttled: 0,
  reset: 0,
  faults: 4,
  tick: 0.1,
  leap: 0.3,
  longest: 3,
  skewMinutes: 4,
  heal: 'either',
  refunded: false,
};
