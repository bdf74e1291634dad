import type { MetricRef, Watched } from './metric-ref.ts';
import { failedEvents, ofApi, ofTable, own } from './metrics.ts';

const A_MINUTE = 60;
const AN_HOUR = 60 * A_MINUTE;
const A_DAY = 24 * AN_HOUR;

/**
 * When something is wrong. It rings when the metric is above `above` in `times` periods one after the other.
 *
 * - `missing`: what no data means. `breaching` where a metric comes all day and its absence is the fault; `ignore` where it comes at night or
 *   with orders, so that the last word stands; `notBreaching` where only faults are counted
 * - `says`: what has happened, as the mail tells it
 */
export type Alarm = {
  readonly name: string;
  readonly says: string;
  readonly metric: MetricRef;
  readonly above: number;
  readonly periodSeconds: number;
  readonly times: number;
  readonly missing: 'breaching' | 'notBreaching' | 'ignore';
};

/** Each names a page of `docs/runbooks`. Together they watch ten metrics, which is what CloudWatch gives for nothing. */
export const alarmsOf = (watched: Watched): readonly Alarm[] => [
  {
    name: 'figures-stale',
    says: 'The figures are more than half an hour old, or the sweep does not run.',
    metric: own('Freshness', 'Maximum', watched),
    above: AN_HOUR / 2,
    periodSeconds: 5 * A_MINUTE,
    times: 3,
    missing: 'breaching',
  },
  {
    name: 'drift-in-documents',
    says: 'Orders and the ledger differ, and the audit could not repair it.',
    metric: own('DriftDocuments', 'Maximum', watched),
    above: 0,
    periodSeconds: AN_HOUR,
    times: 1,
    missing: 'ignore',
  },
  {
    name: 'drift-in-rollups',
    says: 'The ledger and the figures differ, and folding again did not repair it.',
    metric: own('DriftRollups', 'Maximum', watched),
    above: 0,
    periodSeconds: AN_HOUR,
    times: 1,
    missing: 'ignore',
  },
  {
    name: 'feed-silent',
    says: 'No sale has arrived for two days.',
    metric: own('FeedSilence', 'Maximum', watched),
    above: 2 * A_DAY,
    periodSeconds: AN_HOUR,
    times: 1,
    missing: 'ignore',
  },
  {
    name: 'records-quarantined',
    says: 'Records could not be taken and wait in quarantine.',
    metric: own('Quarantined', 'Sum', watched),
    above: 0,
    periodSeconds: AN_HOUR,
    times: 1,
    missing: 'notBreaching',
  },
  {
    name: 'functions-fail',
    says: 'Functions fail again and again.',
    metric: own('Errors', 'Sum', watched),
    above: 2,
    periodSeconds: 15 * A_MINUTE,
    times: 1,
    missing: 'notBreaching',
  },
  {
    name: 'events-failed',
    says: 'Events failed in the end and wait to be replayed.',
    metric: failedEvents(watched),
    above: 0,
    periodSeconds: 5 * A_MINUTE,
    times: 1,
    missing: 'notBreaching',
  },
  {
    name: 'api-fails',
    says: 'The API answers with errors of its own: a function failed, or ran out of time.',
    metric: ofApi('5xx', 'Sum', watched),
    above: 5,
    periodSeconds: 5 * A_MINUTE,
    times: 2,
    missing: 'notBreaching',
  },
  {
    name: 'writes-throttled',
    says: 'The table refuses writes: its free write units are spent.',
    metric: ofTable('WriteThrottleEvents', watched),
    above: 100,
    periodSeconds: 5 * A_MINUTE,
    times: 3,
    missing: 'notBreaching',
  },
  {
    name: 'reads-throttled',
    says: 'The table refuses reads: its free read units are spent.',
    metric: ofTable('ReadThrottleEvents', watched),
    above: 100,
    periodSeconds: 5 * A_MINUTE,
    times: 3,
    missing: 'notBreaching',
  },
];

/** Where it stands what an alarm means and what to do. */
export const runbookOf = ({ name }: Pick<Alarm, 'name'>): string => `docs/runbooks/${name}.md`;
