import type { CreateTableCommandInput, UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb';

/** Items may carry this attribute: the second since 1970 after which DynamoDB deletes them, within days and at no charge. */
export const TTL_ATTRIBUTE = 'expiresAt';

export type TableShape = {
  readonly tableName: string;
  readonly readUnits?: number; // a second; defaults to 25, all of the free tier's
  readonly writeUnits?: number; // a second; defaults to 25, all of the free tier's
};

/** One table, two text keys, no index; provisioned, since on-demand capacity is outside the free tier. */
export const createTableParams = ({ tableName, readUnits = 25, writeUnits = 25 }: TableShape): CreateTableCommandInput => ({
  TableName: tableName,
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: readUnits, WriteCapacityUnits: writeUnits },
});

/** To be sent once the table stands: `CreateTable` cannot say it. */
export const timeToLiveParams = ({ tableName }: Pick<TableShape, 'tableName'>): UpdateTimeToLiveCommandInput => ({
  TableName: tableName,
  TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
});
