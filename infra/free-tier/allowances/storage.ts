import type { Allowance } from './allowance.ts';

const S3 = { service: 'S3', scope: 'account', kind: '12-months', source: 'https://aws.amazon.com/free/storage/s3/' } as const;
const FREE_LIST = 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/tracking-free-tier-usage.html';
const NOT_LISTED = { scope: 'account', source: FREE_LIST, monthly: 0, kind: 'none' } as const;
const KMS = { service: 'KMS', scope: 'account', source: 'https://aws.amazon.com/kms/pricing/' } as const;
const PARAMETERS = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html';

export const STORAGE_ALLOWANCES = {
  's3-storage': { ...S3, dimension: 'storage (standard class)', unit: 'GB-month', monthly: 5, usd: 0.023 },
  's3-writes': { ...S3, dimension: 'PUT, COPY, POST and LIST requests', unit: 'request', monthly: 2000, usd: 5e-6 },
  's3-reads': { ...S3, dimension: 'GET and other requests', unit: 'request', monthly: 20_000, usd: 4e-7 },
  's3-extras': {
    ...S3,
    kind: 'none',
    source: 'https://aws.amazon.com/s3/pricing/',
    dimension: 'access logs, inventories, analyses, replicas, acceleration',
    unit: 'object',
    monthly: 0,
    usd: undefined,
  },
  'kms-requests': { ...KMS, dimension: 'requests', unit: 'request', monthly: 20_000, kind: 'always', usd: 3e-6 },
  'kms-keys': { ...KMS, dimension: 'keys of your own', unit: 'key-month', monthly: 0, kind: 'none', usd: 1 },
  secrets: { ...NOT_LISTED, service: 'Secrets Manager', dimension: 'secrets', unit: 'secret-month', usd: 0.4 },
  'ssm-advanced': {
    ...NOT_LISTED,
    service: 'SSM Parameter Store',
    source: PARAMETERS,
    dimension: 'advanced parameters',
    unit: 'parameter-month',
    usd: 0.05,
  },
  kinesis: { ...NOT_LISTED, service: 'Kinesis Data Streams', dimension: 'shards', unit: 'shard-hour', usd: 0.015 },
  firehose: { ...NOT_LISTED, service: 'Data Firehose', dimension: 'data taken in', unit: 'GB', usd: 0.029 },
  athena: { ...NOT_LISTED, service: 'Athena', dimension: 'data scanned', unit: 'TB', usd: 5 },
  glue: { ...NOT_LISTED, service: 'Glue', dimension: 'crawlers and jobs', unit: 'DPU-hour', usd: 0.44 },
  quicksight: {
    ...NOT_LISTED,
    service: 'QuickSight',
    source: 'https://aws.amazon.com/quicksight/pricing/',
    dimension: 'users',
    unit: 'user-month',
    usd: undefined,
  },
  'trail-events': {
    ...NOT_LISTED,
    service: 'CloudTrail',
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html',
    dimension: 'data events, and second copies of management events',
    unit: 'event',
    usd: 1e-6,
  },
} as const satisfies Record<string, Allowance>;
