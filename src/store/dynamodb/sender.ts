import type { AttributeMap, StoredMap } from './attribute-value.ts';

type Conditional = {
  readonly ConditionExpression?: string;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: AttributeMap;
};

/** The requests that the engine makes, in the service's own words and no further than it uses them. */
export type GetItemInput = { readonly TableName: string; readonly Key: AttributeMap; readonly ConsistentRead: boolean };

export type BatchGetItemInput = {
  readonly RequestItems: Record<string, { readonly Keys: AttributeMap[]; readonly ConsistentRead: boolean }>;
};

type PageInput = {
  readonly TableName: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: AttributeMap;
  readonly ConsistentRead: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: AttributeMap;
};

export type QueryInput = PageInput & { readonly KeyConditionExpression: string; readonly ScanIndexForward: boolean };

export type ScanInput = PageInput & { readonly FilterExpression?: string; readonly ReturnConsumedCapacity: 'TOTAL' };

export type PutItemInput = Conditional & { readonly TableName: string; readonly Item: AttributeMap };

export type UpdateItemInput = Conditional & {
  readonly TableName: string;
  readonly Key: AttributeMap;
  readonly UpdateExpression: string;
  readonly ReturnValues: 'ALL_NEW';
};

export type DeleteItemInput = Conditional & { readonly TableName: string; readonly Key: AttributeMap };

export type PageOutput = { readonly Items?: StoredMap[] | undefined; readonly LastEvaluatedKey?: StoredMap | undefined };

export type ScanOutput = PageOutput & { readonly ConsumedCapacity?: { readonly CapacityUnits?: number | undefined } | undefined };

export type BatchGetItemOutput = {
  readonly Responses?: Record<string, StoredMap[]> | undefined;
  readonly UnprocessedKeys?: Record<string, { readonly Keys: StoredMap[] | undefined }> | undefined;
};

/** The seven actions of DynamoDB that the engine sends, and what it reads of their answers. */
export type Sender = {
  readonly getItem: (input: GetItemInput) => Promise<{ readonly Item?: StoredMap | undefined }>;
  readonly batchGetItem: (input: BatchGetItemInput) => Promise<BatchGetItemOutput>;
  readonly query: (input: QueryInput) => Promise<PageOutput>;
  readonly scan: (input: ScanInput) => Promise<ScanOutput>;
  readonly putItem: (input: PutItemInput) => Promise<unknown>;
  readonly updateItem: (input: UpdateItemInput) => Promise<{ readonly Attributes?: StoredMap | undefined }>;
  readonly deleteItem: (input: DeleteItemInput) => Promise<unknown>;
};
