import type { Rule } from '../rule.ts';
import { at, entriesOf, isSaid, listOf } from '../templates/json.ts';
import { eachOf } from './refuse.ts';

const BUCKET = 'AWS::S3::Bucket';

export const buckets: Rule = {
  id: 's3-buckets',
  says: 'There is no bucket where S3 is not free, unless it is asked for.',
  costs: 's3-storage',
  wayOut: 'set "fileImports": false in the settings, or true to have the bucket and pay for what lies in it',
  severity: 'error',
  judge: (app, { profile }) =>
    profile === 'legacy-12-month' ? [] : eachOf(app, BUCKET, () => 'is a bucket, which this account pays for from the first byte'),
};

export const bucketExpiry: Rule = {
  id: 's3-expiry',
  says: 'What is put into a bucket goes after a time.',
  costs: 's3-storage',
  wayOut: 'add a lifecycle rule for the whole bucket with an expiration',
  severity: 'error',
  judge: (app) =>
    eachOf(app, BUCKET, ({ properties }) =>
      listOf(at(properties, 'LifecycleConfiguration', 'Rules')).some(
        (rule) => at(rule, 'Status') === 'Enabled' && isSaid(at(rule, 'ExpirationInDays')) && !isSaid(at(rule, 'Prefix')),
      )
        ? undefined
        : 'keeps everything for ever',
    ),
};

const EXTRAS: readonly string[] = [
  'LoggingConfiguration',
  'InventoryConfigurations',
  'AnalyticsConfigurations',
  'ReplicationConfiguration',
  'AccelerateConfiguration',
  'IntelligentTieringConfigurations',
];

export const bucketExtras: Rule = {
  id: 's3-extras',
  says: 'A bucket has no access log, inventory, analysis, replica, acceleration or tiers.',
  costs: 's3-extras',
  wayOut: 'drop it: 2,000 free writes a month are 66 a day, and an access log alone uses them up',
  severity: 'error',
  judge: (app) =>
    eachOf(app, BUCKET, ({ properties }) => {
      const extras = entriesOf(properties).filter(([name, value]) => EXTRAS.includes(name) && isSaid(value));
      return extras.length === 0 ? undefined : `has ${extras.map(([name]) => name).join(', ')}`;
    }),
};

export const bucketEvents: Rule = {
  id: 's3-events',
  says: 'No bucket sends its events to EventBridge.',
  costs: 'custom-events',
  wayOut: 'notify the function directly',
  severity: 'error',
  judge: (app) =>
    eachOf(app, BUCKET, ({ properties }) =>
      isSaid(at(properties, 'NotificationConfiguration', 'EventBridgeConfiguration')) ? 'sends its events to EventBridge' : undefined,
    ),
};
