import { type Emitter, METRIC_DIMENSION, METRIC_NAMESPACE, METRICS, type MetricName, type MetricsOf } from './metric-names.ts';

/** `write` takes a whole line as it is; a console would put words before it, and CloudWatch would read no metric. */
export type LineEffects = { readonly nowMs: () => number; readonly write: (line: string) => void };

/** What a function counted, by metric; what it did not count it leaves out. */
export type MetricValues<Name extends Emitter> = { readonly [Metric in MetricsOf<Name>]?: number };

/** One line in CloudWatch's embedded metric format; undefined where there is nothing to tell. */
export const metricLine = (values: { readonly [name in MetricName]?: number }, shop: string, nowMs: number): string | undefined => {
  const told = Object.entries(values).filter((entry): entry is [MetricName, number] => Number.isFinite(entry[1]));
  if (told.length === 0) return undefined;
  const definition = {
    Namespace: METRIC_NAMESPACE,
    Dimensions: [[METRIC_DIMENSION]],
    Metrics: told.map(([name]) => ({ Name: name, Unit: METRICS[name].unit })),
  };
  const head = { Timestamp: nowMs, CloudWatchMetrics: [definition] };
  return JSON.stringify({ _aws: head, [METRIC_DIMENSION]: shop, ...Object.fromEntries(told) });
};

/** Emits metrics; nothing where nothing was counted. */
export const emit = (values: { readonly [name in MetricName]?: number }, shop: string, { nowMs, write }: LineEffects): void => {
  const line = metricLine(values, shop, nowMs());
  if (line !== undefined) write(`${line}\n`);
};
