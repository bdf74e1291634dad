import type { Allowance } from './allowance.ts';

const PAGES = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const DYNAMODB = { service: 'DynamoDB', scope: 'region', source: 'https://aws.amazon.com/dynamodb/pricing/provisioned/' } as const;
const BILLED = { ...DYNAMODB, scope: 'account', source: `${PAGES}/bp-understanding-billing.html`, monthly: 0, kind: 'none' } as const;

export const DYNAMODB_ALLOWANCES = {
  'dynamodb-writes': {
    ...DYNAMODB,
    dimension: 'provisioned write capacity',
    unit: 'write-unit-hour',
    monthly: 18_600,
    kind: 'always',
    usd: 0.00065,
    note: '25 units in each hour of a month of 31 days, all tables and indexes of a region together',
  },
  'dynamodb-reads': {
    ...DYNAMODB,
    dimension: 'provisioned read capacity',
    unit: 'read-unit-hour',
    monthly: 18_600,
    kind: 'always',
    usd: 0.00013,
    note: '25 units in each hour of a month of 31 days, all tables and indexes of a region together',
  },
  'dynamodb-storage': {
    ...DYNAMODB,
    source: `${PAGES}/Introduction.html`,
    dimension: 'storage (standard class)',
    unit: 'GB-month',
    monthly: 25,
    kind: 'always',
    usd: 0.25,
    note: 'items count 100 bytes more than they hold',
  },
  'dynamodb-infrequent-access': { ...BILLED, dimension: 'storage (infrequent access)', unit: 'GB-month', usd: undefined },
  'dynamodb-on-demand-writes': {
    ...BILLED,
    source: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/tracking-free-tier-usage.html',
    dimension: 'on-demand writes',
    unit: 'write',
    usd: 6.25e-7,
  },
  'dynamodb-replicated-writes': { ...BILLED, dimension: 'replicated write capacity of global tables', unit: 'unit-hour', usd: 0.000975 },
  'dynamodb-backups': { ...BILLED, dimension: 'point-in-time recovery', unit: 'GB-month', usd: 0.2 },
  'dynamodb-contributor-insights': { ...BILLED, dimension: 'contributor insights', unit: 'rule-month', usd: undefined },
} as const satisfies Record<string, Allowance>;
