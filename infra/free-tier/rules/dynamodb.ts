import type { Rule } from '../rule.ts';
import { at, isSaid, isTrue, listOf } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

const TABLE = 'AWS::DynamoDB::Table';

export const dynamodbOnDemand: Rule = {
  id: 'dynamodb-on-demand',
  says: 'No table is charged by the request.',
  costs: 'dynamodb-on-demand-writes',
  wayOut: 'set billingMode PROVISIONED with a capacity: only that is free',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) => (at(properties, 'BillingMode') === 'PAY_PER_REQUEST' ? 'is charged by the request' : undefined)),
};

export const dynamodbBackups: Rule = {
  id: 'dynamodb-backups',
  says: 'No table has point-in-time recovery.',
  costs: 'dynamodb-backups',
  wayOut: 'run "tillbook export" instead',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) =>
      isTrue(at(properties, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')) ? 'has point-in-time recovery' : undefined,
    ),
};

export const backupPlans = refuse({
  id: 'backup-plans',
  says: 'There is no plan of AWS Backup.',
  costs: 'dynamodb-backups',
  wayOut: 'run "tillbook export" instead',
  refuses: ['AWS::Backup::'],
});

export const dynamodbGlobalTables = refuse({
  id: 'dynamodb-global-tables',
  says: 'No table is kept in several regions.',
  costs: 'dynamodb-replicated-writes',
  wayOut: 'use dynamodb.Table: TableV2 makes a global table, which is charged by the request unless it is told otherwise',
  refuses: ['AWS::DynamoDB::GlobalTable'],
});

export const dynamodbAutoscaling = refuse({
  id: 'dynamodb-autoscaling',
  says: 'No capacity scales by itself.',
  costs: 'alarm-metrics',
  wayOut: 'set a fixed capacity: scaling makes eight alarms a table, and what it adds is charged',
  refuses: ['AWS::ApplicationAutoScaling::'],
});

export const dynamodbStreamCopies: Rule = {
  id: 'dynamodb-stream-copies',
  says: 'No table is copied into a Kinesis stream.',
  costs: 'kinesis',
  wayOut: 'drop kinesisStream: only Lambda reads changes of a table for nothing',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) =>
      isSaid(at(properties, 'KinesisStreamSpecification')) ? 'is copied into a Kinesis stream' : undefined,
    ),
};

export const dynamodbContributorInsights: Rule = {
  id: 'dynamodb-contributor-insights',
  says: 'No table or index has contributor insights.',
  costs: 'dynamodb-contributor-insights',
  wayOut: 'drop contributorInsights: "tillbook doctor --aws" says what was read and written',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) =>
      [properties, ...listOf(at(properties, 'GlobalSecondaryIndexes'))].some((owner) =>
        isTrue(at(owner, 'ContributorInsightsSpecification', 'Enabled')),
      )
        ? 'has contributor insights'
        : undefined,
    ),
};

export const dynamodbKms: Rule = {
  id: 'dynamodb-kms',
  says: 'Tables are encrypted by a key that AWS owns.',
  costs: 'kms-requests',
  wayOut: 'leave the encryption out: tables are encrypted anyhow, and the key that AWS owns is never charged',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) => (isTrue(at(properties, 'SSESpecification', 'SSEEnabled')) ? 'is encrypted by KMS' : undefined)),
};

export const dynamodbClass: Rule = {
  id: 'dynamodb-class',
  says: 'Tables are of the standard class.',
  costs: 'dynamodb-infrequent-access',
  wayOut: 'leave the class out: the free storage is for the standard class',
  severity: 'error',
  judge: (app) =>
    eachOf(app, TABLE, ({ properties }) =>
      at(properties, 'TableClass') === 'STANDARD_INFREQUENT_ACCESS' ? 'is of the class for infrequent access' : undefined,
    ),
};
