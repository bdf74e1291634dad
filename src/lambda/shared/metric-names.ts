/** Where the metrics stand in CloudWatch. Each has one dimension, the shop, so that each is one metric of the ten that are free. */
export const METRIC_NAMESPACE = 'Tillbook';
export const METRIC_DIMENSION = 'Shop';

/** A function of the platform. */
export type Emitter = 'collect' | 'pull' | 'import' | 'sweep' | 'nightly' | 'query' | 'admin' | 'authorize';

/** `emittedBy`: the functions that emit it, and no other does. */
type MetricDefinition = { readonly unit: 'Count' | 'Seconds'; readonly emittedBy: readonly Emitter[]; readonly means: string };

const ALL = ['collect', 'pull', 'import', 'sweep', 'nightly', 'query', 'admin', 'authorize'] as const;
const DOORS = ['collect', 'pull', 'import', 'admin'] as const;

/** Every metric of the platform's own. CloudWatch gives ten for nothing; a test counts them. */
export const METRICS = {
  OrdersAccepted: { unit: 'Count', emittedBy: DOORS, means: 'orders that were new or newer than what stood' },
  Quarantined: {
    unit: 'Count',
    emittedBy: ['collect', 'pull', 'import'],
    means: 'records that could not be taken, and wait in quarantine',
  },
  Refused: {
    unit: 'Count',
    emittedBy: ['collect'],
    means: 'deliveries that were sent back: not proven, not readable, or too many at once',
  },
  Freshness: { unit: 'Seconds', emittedBy: ['sweep'], means: 'since the last completed sweep began' },
  DriftDocuments: {
    unit: 'Count',
    emittedBy: ['nightly'],
    means: 'UTC days whose documents and postings still differed at the end of the last audit',
  },
  DriftRollups: { unit: 'Count', emittedBy: ['nightly'], means: 'days and months whose postings and rollups still differed then' },
  FeedSilence: { unit: 'Seconds', emittedBy: ['sweep'], means: 'since the newest sale, of the shop as a whole' },
  ReadUnits: { unit: 'Count', emittedBy: ALL, means: 'read units of the table spent, by our own meter' },
  WriteUnits: { unit: 'Count', emittedBy: ALL, means: 'write units of the table spent, by our own meter' },
  Errors: { unit: 'Count', emittedBy: ALL, means: 'invocations that failed for a reason of ours or of AWS' },
} as const satisfies { readonly [name: string]: MetricDefinition };

export type MetricName = keyof typeof METRICS;

/** The metrics that a function may emit. */
export type MetricsOf<Name extends Emitter> = {
  [Metric in MetricName]: Name extends (typeof METRICS)[Metric]['emittedBy'][number] ? Metric : never;
}[MetricName];
