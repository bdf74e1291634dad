import { aws_dynamodb as dynamodb, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { TTL_ATTRIBUTE } from '../../src/store/dynamodb/table-params.ts';
import type { StackContext } from './context.ts';

/** All the units of the free tier: this is to be the only table of its account and region, or the shop pays. */
const UNITS = 25;

/** What outlives every deployment: the table. It is kept when the stack goes, and cannot be deleted by mistake. */
export class DataStack extends Stack {
  constructor(scope: Construct, { names }: StackContext) {
    super(scope, names.stack('data'));
    new dynamodb.Table(this, 'Table', {
      tableName: names.table,
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PROVISIONED,
      readCapacity: UNITS,
      writeCapacity: UNITS,
      timeToLiveAttribute: TTL_ATTRIBUTE,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
