import type { Attributes, Condition, Item, Key } from '../port.ts';
import { toAttributeMap, toKey } from './attribute-value.ts';
import { conditionExpression } from './condition-expression.ts';
import { type Placeholders, placeholders } from './placeholders.ts';
import type { DeleteItemInput, PutItemInput, UpdateItemInput } from './sender.ts';

type Conditional = { ConditionExpression?: string; ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' };

/** A refusal brings back what stood there, at no cost, so that the meter knows what was charged. */
const conditional = (condition: Condition | undefined, places: Placeholders): Conditional =>
  condition === undefined
    ? {}
    : { ConditionExpression: conditionExpression(condition, places), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

export function putItemParams(tableName: string, item: Item, condition?: Condition): PutItemInput {
  const places = placeholders();
  return { TableName: tableName, Item: toAttributeMap(item), ...conditional(condition, places), ...places.used() };
}

export function deleteItemParams(tableName: string, key: Key, condition?: Condition): DeleteItemInput {
  const places = placeholders();
  return { TableName: tableName, Key: toKey(key), ...conditional(condition, places), ...places.used() };
}

function updateExpression(set: Attributes, { name, value }: Placeholders): string {
  const assignments = Object.entries(set).map(([attribute, to]) => `${name(attribute)} = ${value(to)}`);
  const count = `ADD ${name('rev')} ${value(1)}`; // ADD takes a missing number for 0
  return assignments.length === 0 ? count : `SET ${assignments.join(', ')} ${count}`;
}

export function updateItemParams(tableName: string, key: Key, change: { set: Attributes; condition?: Condition }): UpdateItemInput {
  const places = placeholders();
  return {
    TableName: tableName,
    Key: toKey(key),
    UpdateExpression: updateExpression(change.set, places),
    ...conditional(change.condition, places),
    ...places.used(),
    ReturnValues: 'ALL_NEW',
  };
}
