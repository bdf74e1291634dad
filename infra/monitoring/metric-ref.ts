/** One metric of CloudWatch, as an alarm or a widget names it. */
export type MetricRef = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Maximum' | 'Average' | 'p95';
};

/** What the names of metrics need to know of a shop's deployment; `apiId` may be a token. */
export type Watched = { readonly shop: string; readonly apiId: string };
