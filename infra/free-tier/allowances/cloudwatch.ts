import type { Allowance } from './allowance.ts';

const CLOUDWATCH = { service: 'CloudWatch', scope: 'account', source: 'https://aws.amazon.com/cloudwatch/pricing/' } as const;
const UNCONFIRMED = 'whether the amount covers what Lambda logs is not confirmed: the price applies at worst';

export const CLOUDWATCH_ALLOWANCES = {
  'custom-metrics': {
    ...CLOUDWATCH,
    dimension: 'custom and detailed metrics',
    unit: 'metric-month',
    monthly: 10,
    kind: 'always',
    usd: 0.3,
    note: 'a name with one combination of dimensions is one; those in log lines count',
  },
  'alarm-metrics': {
    ...CLOUDWATCH,
    dimension: 'metrics in alarms (standard resolution)',
    unit: 'alarm-metric-month',
    monthly: 10,
    kind: 'always',
    usd: 0.1,
    note: 'metrics count, not alarms: arithmetic on three is three',
  },
  'alarm-high-resolution': {
    ...CLOUDWATCH,
    dimension: 'alarms below a minute',
    unit: 'alarm-metric-month',
    monthly: 0,
    kind: 'none',
    usd: 0.3,
  },
  'alarm-anomaly': { ...CLOUDWATCH, dimension: 'anomaly alarms', unit: 'alarm-month', monthly: 0, kind: 'none', usd: 0.3 },
  'alarm-query': { ...CLOUDWATCH, dimension: 'alarms on a query', unit: 'metric-month', monthly: 0, kind: 'none', usd: undefined },
  'alarm-composite': {
    ...CLOUDWATCH,
    dimension: 'composite alarms',
    unit: 'alarm-month',
    monthly: 0,
    kind: 'none',
    usd: 0.5,
  },
  dashboards: {
    ...CLOUDWATCH,
    dimension: 'dashboards of up to 50 metrics',
    unit: 'dashboard-month',
    monthly: 3,
    kind: 'always',
    usd: 3,
  },
  'log-ingestion': { ...CLOUDWATCH, dimension: 'logs taken in', unit: 'GB', monthly: 5, kind: 'always', usd: 0.5, note: UNCONFIRMED },
  'log-storage': { ...CLOUDWATCH, dimension: 'logs kept', unit: 'GB-month', monthly: 5, kind: 'always', usd: 0.03 },
  'cloudwatch-extras': {
    ...CLOUDWATCH,
    dimension: 'canaries, application insights, metric streams and their like',
    unit: 'use',
    monthly: 0,
    kind: 'none',
    usd: undefined,
  },
} as const satisfies Record<string, Allowance>;
