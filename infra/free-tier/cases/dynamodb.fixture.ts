import type { Json } from '../templates/json.ts';
import { breaking, type Cases, keeping, type Resources } from './case.fixture.ts';

const units = (write: number, read: number): Json => ({ WriteCapacityUnits: write, ReadCapacityUnits: read });

const table = (changes: Readonly<Record<string, Json>> = {}): Resources => ({
  Table: ['AWS::DynamoDB::Table', { ProvisionedThroughput: units(25, 25), ...changes }],
});

const keepsTable = keeping(table());

export const DYNAMODB_CASES: Cases = {
  'dynamodb-capacity': {
    breaks: [
      breaking(/26 write units, above 25/, table({ ProvisionedThroughput: units(26, 25) })),
      breaking(/26 read units, above 25/, table({ ProvisionedThroughput: units(1, 26) })),
      breaking(/30 write units/, table({ GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(5, 0) }] })),
      { says: /30 write units/, stacks: [table(), table({ ProvisionedThroughput: units(5, 0) })] },
      breaking(/not a number/, table({ ProvisionedThroughput: units(25, 25), GlobalSecondaryIndexes: [{}] })),
    ],
    keeps: [
      keepsTable,
      { stacks: [table({ ProvisionedThroughput: units(20, 20) }), table({ ProvisionedThroughput: units(5, 5) })] },
      keeping(table({ ProvisionedThroughput: units(20, 20), GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(5, 5) }] })),
    ],
  },
  'dynamodb-on-demand': {
    breaks: [breaking(/charged by the request/, table({ BillingMode: 'PAY_PER_REQUEST' }))],
    keeps: [keeping(table({ BillingMode: 'PROVISIONED' }))],
  },
  'dynamodb-backups': {
    breaks: [breaking(/recovery/, table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }))],
    keeps: [keeping(table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }))],
  },
  'backup-plans': { breaks: [breaking(/AWS::Backup::BackupPlan/, { Plan: ['AWS::Backup::BackupPlan'] })], keeps: [keepsTable] },
  'dynamodb-global-tables': {
    breaks: [breaking(/GlobalTable/, { Table: ['AWS::DynamoDB::GlobalTable', { BillingMode: 'PAY_PER_REQUEST' }] })],
    keeps: [keepsTable],
  },
  'dynamodb-autoscaling': {
    breaks: [breaking(/ScalableTarget/, { Target: ['AWS::ApplicationAutoScaling::ScalableTarget'] })],
    keeps: [keepsTable],
  },
  'dynamodb-stream-copies': {
    breaks: [breaking(/Kinesis/, table({ KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:x' } }))],
    keeps: [keeping(table({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }))],
  },
  'dynamodb-contributor-insights': {
    breaks: [
      breaking(/insights/, table({ ContributorInsightsSpecification: { Enabled: true } })),
      breaking(
        /insights/,
        table({
          ProvisionedThroughput: units(5, 5),
          GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(5, 5), ContributorInsightsSpecification: { Enabled: true } }],
        }),
      ),
    ],
    keeps: [keeping(table({ ContributorInsightsSpecification: { Enabled: false } }))],
  },
  'dynamodb-kms': {
    breaks: [breaking(/KMS/, table({ SSESpecification: { SSEEnabled: true } }))],
    keeps: [keeping(table({ SSESpecification: { SSEEnabled: false } }))],
  },
  'dynamodb-class': {
    breaks: [breaking(/infrequent/, table({ TableClass: 'STANDARD_INFREQUENT_ACCESS' }))],
    keeps: [keeping(table({ TableClass: 'STANDARD' }))],
  },
};
