import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sdkSender } from '../../src/store/dynamodb/sdk-sender.ts';
import { getOrder } from './get-order.ts';

export const handler = getOrder(sdkSender(new DynamoDBClient()));
