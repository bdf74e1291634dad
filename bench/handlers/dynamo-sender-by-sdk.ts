// Stands in a bundle where `src/aws/dynamodb/dynamo-sender.ts` stands in ours: the peer is the same handler, sent for by the SDK.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkSender } from '../../src/store/dynamodb/sdk-sender.ts';

export const dynamoSender = () => sdkSender(new DynamoDBClient());
