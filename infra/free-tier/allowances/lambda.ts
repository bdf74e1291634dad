import type { Allowance } from './allowance.ts';

const LAMBDA = { service: 'Lambda', scope: 'account', source: 'https://aws.amazon.com/lambda/pricing/' } as const;

export const LAMBDA_ALLOWANCES = {
  'lambda-requests': { ...LAMBDA, dimension: 'requests', unit: 'request', monthly: 1_000_000, kind: 'always', usd: 2e-7 },
  'lambda-compute': {
    ...LAMBDA,
    dimension: 'compute',
    unit: 'GB-second',
    monthly: 400_000,
    kind: 'always',
    usd: 1.33334e-5,
    note: 'arm64; the start of an environment counts too',
  },
  'lambda-ephemeral-storage': {
    ...LAMBDA,
    dimension: 'ephemeral storage above 512 MB',
    unit: 'GB-second',
    monthly: 0,
    kind: 'none',
    usd: 3.09e-8,
  },
  'lambda-provisioned-concurrency': {
    ...LAMBDA,
    dimension: 'provisioned concurrency',
    unit: 'GB-second',
    monthly: 0,
    kind: 'none',
    usd: 4.1667e-6,
    note: 'idle or not',
  },
  'xray-traces': {
    service: 'X-Ray',
    scope: 'account',
    source: 'https://aws.amazon.com/xray/pricing/',
    dimension: 'traces recorded',
    unit: 'trace',
    monthly: 100_000,
    kind: 'always',
    usd: 5e-6,
  },
} as const satisfies Record<string, Allowance>;
