import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  type GetItemCommandOutput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
  type UpdateItemCommandOutput,
} from '@aws-sdk/client-dynamodb';

/** The seven actions of DynamoDB that the engine sends, and what it reads of their answers. */
export type Sender = {
  readonly getItem: (input: GetItemCommandInput) => Promise<Pick<GetItemCommandOutput, 'Item'>>;
  readonly batchGetItem: (input: BatchGetItemCommandInput) => Promise<Pick<BatchGetItemCommandOutput, 'Responses' | 'UnprocessedKeys'>>;
  readonly query: (input: QueryCommandInput) => Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>;
  readonly scan: (input: ScanCommandInput) => Promise<Pick<ScanCommandOutput, 'Items' | 'LastEvaluatedKey' | 'ConsumedCapacity'>>;
  readonly putItem: (input: PutItemCommandInput) => Promise<unknown>;
  readonly updateItem: (input: UpdateItemCommandInput) => Promise<Pick<UpdateItemCommandOutput, 'Attributes'>>;
  readonly deleteItem: (input: DeleteItemCommandInput) => Promise<unknown>;
};

export const sdkSender = (client: DynamoDBClient): Sender => ({
  getItem: (input) => client.send(new GetItemCommand(input)),
  batchGetItem: (input) => client.send(new BatchGetItemCommand(input)),
  query: (input) => client.send(new QueryCommand(input)),
  scan: (input) => client.send(new ScanCommand(input)),
  putItem: (input) => client.send(new PutItemCommand(input)),
  updateItem: (input) => client.send(new UpdateItemCommand(input)),
  deleteItem: (input) => client.send(new DeleteItemCommand(input)),
});
