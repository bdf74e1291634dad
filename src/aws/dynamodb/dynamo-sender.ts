import type { AttributeMap } from '../../store/dynamodb/attribute-value.ts';
import type { Sender } from '../../store/dynamodb/sender.ts';
import type { Send } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import { type FailureOf, readJson } from '../send/json-answer.ts';
import { readBatch, readMap, readPage } from './read-answer.ts';
import { RefusedWrite } from './refused-write.ts';
import { toWire } from './wire-value.ts';

type Action = 'GetItem' | 'BatchGetItem' | 'Query' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

const failureOf: FailureOf = (name, message, { facts, fields }) =>
  name === 'ConditionalCheckFailedException'
    ? new RefusedWrite(message, facts, readMap(fields, 'Item'))
    : new AwsError(name, message, { facts });

/** Bytes stand in items and in the values of expressions, and nowhere else: keys are text. */
const bodyOf = (input: { readonly Item?: AttributeMap; readonly ExpressionAttributeValues?: AttributeMap }): string => {
  const { Item, ExpressionAttributeValues } = input;
  return JSON.stringify({
    ...input,
    ...(Item && { Item: toWire(Item) }),
    ...(ExpressionAttributeValues && { ExpressionAttributeValues: toWire(ExpressionAttributeValues) }),
  });
};

/** The table's actions by the service's JSON protocol, with errors named as the SDK names them. */
export function dynamoSender(send: Send): Sender {
  const act = (action: Action, input: object): Promise<object> => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${action}` };
    return send({ service: 'dynamodb', method: 'POST', path: '/', headers, body: bodyOf(input) }, (answer) => readJson(answer, failureOf));
  };
  return {
    getItem: async (input) => readMap(await act('GetItem', input), 'Item'),
    batchGetItem: async (input) => readBatch(await act('BatchGetItem', input)),
    query: async (input) => readPage(await act('Query', input)),
    scan: async (input) => readPage(await act('Scan', input)),
    putItem: (input) => act('PutItem', input),
    updateItem: async (input) => readMap(await act('UpdateItem', input), 'Attributes'),
    deleteItem: (input) => act('DeleteItem', input),
  };
}
