import type { Rule } from '../rule.ts';
import type { Resource } from '../templates/app-templates.ts';
import { at, isSaid, numberIn } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const FUNCTION = 'AWS::Lambda::Function';
const FREE_STORAGE_MB = 512;

const provisioned = ({ properties }: Resource): string | undefined =>
  isSaid(at(properties, 'ProvisionedConcurrencyConfig')) ? 'keeps environments ready' : undefined;

export const provisionedConcurrency: Rule = {
  id: 'lambda-provisioned-concurrency',
  says: 'No function keeps environments ready.',
  costs: 'lambda-provisioned-concurrency',
  wayOut: 'drop provisionedConcurrentExecutions: it is charged idle or not',
  severity: 'error',
  judge: (app) => [...eachOf(app, 'AWS::Lambda::Version', provisioned), ...eachOf(app, 'AWS::Lambda::Alias', provisioned)],
};

export const reservedConcurrency: Rule = {
  id: 'lambda-reserved-concurrency',
  says: 'No function reserves a share of the account.',
  costs: undefined,
  wayOut:
    'drop reservedConcurrentExecutions and throttle at the gateway: a new account has 10 in all, of which nothing can be reserved, so that the deployment fails',
  severity: 'error',
  judge: (app) =>
    eachOf(app, FUNCTION, ({ properties }) =>
      isSaid(at(properties, 'ReservedConcurrentExecutions')) ? 'reserves concurrency' : undefined,
    ),
};

export const ephemeralStorage: Rule = {
  id: 'lambda-ephemeral-storage',
  says: `No function has more than ${FREE_STORAGE_MB} MB of ephemeral storage.`,
  costs: 'lambda-ephemeral-storage',
  wayOut: 'read as a stream instead of keeping a file',
  severity: 'error',
  judge: (app) =>
    eachOf(app, FUNCTION, ({ properties }) => {
      const storage = at(properties, 'EphemeralStorage', 'Size');
      if (!isSaid(storage)) return undefined;
      const size = numberIn(storage);
      return size !== undefined && size <= FREE_STORAGE_MB ? undefined : `has ${size ?? 'an unknown number of'} MB of ephemeral storage`;
    }),
};

export const functionNetwork: Rule = {
  id: 'lambda-vpc',
  says: 'No function is in a network of its own.',
  costs: 'nat-gateways',
  wayOut: 'drop vpc: from inside one nothing is reached without a NAT gateway or an interface endpoint',
  severity: 'error',
  judge: (app) => eachOf(app, FUNCTION, ({ properties }) => (isSaid(at(properties, 'VpcConfig')) ? 'is in a network' : undefined)),
};

export const functionTraces: Rule = {
  id: 'lambda-traces',
  says: 'No function records traces.',
  costs: 'xray-traces',
  wayOut: 'drop tracing: one trace a second is 2.6 million a month',
  severity: 'error',
  judge: (app) =>
    eachOf(app, FUNCTION, ({ properties }) => (at(properties, 'TracingConfig', 'Mode') === 'Active' ? 'records traces' : undefined)),
};
