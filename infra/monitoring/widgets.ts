import { FUNCTION_NAMES } from '../functions.ts';
import type { MetricRef, Watched } from './metric-ref.ts';
import { failedEvents, ofApi, ofFunction, ofSchedules, ofTable, own } from './metrics.ts';

/** `line`: a limit that is drawn across. */
export type Widget = {
  readonly title: string;
  readonly periodSeconds: number;
  readonly metrics: readonly MetricRef[];
  readonly line?: { readonly says: string; readonly at: number };
};

/** A row of the dashboard, with what it answers. */
export type WidgetRow = { readonly title: string; readonly says: string; readonly widgets: readonly Widget[] };

const FIVE_MINUTES = 300;
const AN_HOUR = 3600;

/** @source infra/stacks/data-stack.ts: 25 units a second */
const FREE_UNITS_IN_FIVE_MINUTES = 25 * FIVE_MINUTES;

const ofEach = (metric: string, watched: Watched): MetricRef[] => FUNCTION_NAMES.map((name) => ofFunction(metric, name, 'Sum', watched));

const fromSourceToAnswer = (watched: Watched): WidgetRow => ({
  title: 'From source to answer',
  says: 'Orders come in, are folded into figures, and are asked for. Each step is fine while the one before it moves and the next follows.',
  widgets: [
    {
      title: 'What came in',
      periodSeconds: AN_HOUR,
      metrics: [own('OrdersAccepted', 'Sum', watched), own('Quarantined', 'Sum', watched), own('Refused', 'Sum', watched)],
    },
    { title: 'Since the newest sale (seconds)', periodSeconds: FIVE_MINUTES, metrics: [own('FeedSilence', 'Maximum', watched)] },
    {
      title: 'Age of the figures (seconds)',
      periodSeconds: FIVE_MINUTES,
      metrics: [own('Freshness', 'Maximum', watched)],
      line: { says: 'alarm', at: 1800 },
    },
    { title: 'Questions', periodSeconds: FIVE_MINUTES, metrics: [ofApi('Count', 'Sum', watched)] },
    { title: 'Time to answer (ms, 95 of 100)', periodSeconds: FIVE_MINUTES, metrics: [ofApi('Latency', 'p95', watched)] },
  ],
});

const freeTierUse = (watched: Watched): WidgetRow => ({
  title: 'Use of the free tier',
  says: 'The table gives 25 read and 25 write units a second for nothing, Lambda a million invocations a month.',
  widgets: [
    {
      title: 'Read units in five minutes',
      periodSeconds: FIVE_MINUTES,
      metrics: [ofTable('ConsumedReadCapacityUnits', watched), own('ReadUnits', 'Sum', watched)],
      line: { says: 'free', at: FREE_UNITS_IN_FIVE_MINUTES },
    },
    {
      title: 'Write units in five minutes',
      periodSeconds: FIVE_MINUTES,
      metrics: [ofTable('ConsumedWriteCapacityUnits', watched), own('WriteUnits', 'Sum', watched)],
      line: { says: 'free', at: FREE_UNITS_IN_FIVE_MINUTES },
    },
    { title: 'Invocations in an hour', periodSeconds: AN_HOUR, metrics: ofEach('Invocations', watched) },
  ],
});

const errors = (watched: Watched): WidgetRow => ({
  title: 'Errors',
  says: 'All of this is nothing on an ordinary day. What each alarm means, and what to do, stands in docs/runbooks.',
  widgets: [
    { title: 'Failed invocations', periodSeconds: FIVE_MINUTES, metrics: [own('Errors', 'Sum', watched), ...ofEach('Errors', watched)] },
    { title: 'Failed events that wait', periodSeconds: FIVE_MINUTES, metrics: [failedEvents(watched)] },
    {
      title: 'Schedules that could not start',
      periodSeconds: AN_HOUR,
      metrics: [ofSchedules('TargetErrorCount'), ofSchedules('InvocationDroppedCount')],
    },
    {
      title: 'Refused by the table',
      periodSeconds: FIVE_MINUTES,
      metrics: [ofTable('ReadThrottleEvents', watched), ofTable('WriteThrottleEvents', watched)],
    },
    {
      title: 'Errors of the API',
      periodSeconds: FIVE_MINUTES,
      metrics: [ofApi('4xx', 'Sum', watched), ofApi('5xx', 'Sum', watched)],
    },
    {
      title: 'Drift at the last audit',
      periodSeconds: AN_HOUR,
      metrics: [own('DriftDocuments', 'Maximum', watched), own('DriftRollups', 'Maximum', watched)],
    },
  ],
});

/** The dashboard from top to bottom. */
export const widgetRowsOf = (watched: Watched): readonly WidgetRow[] => [
  fromSourceToAnswer(watched),
  freeTierUse(watched),
  errors(watched),
];
