import { checkQuery, checkScan } from '../check-page.ts';
import type { Consistency, Key, Query, Scan } from '../port.ts';
import { type AttributeMap, toKey } from './attribute-value.ts';
import { type Placeholders, placeholders } from './placeholders.ts';
import type { BatchGetItemInput, GetItemInput, QueryInput, ScanInput } from './sender.ts';

export const getItemParams = (tableName: string, key: Key, consistency: Consistency): GetItemInput => ({
  TableName: tableName,
  Key: toKey(key),
  ConsistentRead: consistency === 'strong',
});

export const batchGetParams = (tableName: string, keys: AttributeMap[], consistency: Consistency): BatchGetItemInput => ({
  RequestItems: { [tableName]: { Keys: keys, ConsistentRead: consistency === 'strong' } },
});

function keyCondition({ pk, from, to }: Query, { name, value }: Placeholders): string {
  const partition = `${name('pk')} = ${value(pk)}`;
  if (from !== undefined && to !== undefined) return `${partition} AND ${name('sk')} BETWEEN ${value(from)} AND ${value(to)}`;
  if (from !== undefined) return `${partition} AND ${name('sk')} >= ${value(from)}`;
  return to === undefined ? partition : `${partition} AND ${name('sk')} <= ${value(to)}`;
}

export function queryParams(tableName: string, query: Query): QueryInput {
  const start = checkQuery(query);
  const places = placeholders();
  return {
    TableName: tableName,
    KeyConditionExpression: keyCondition(query, places),
    ...places.used(),
    ConsistentRead: query.consistency === 'strong',
    ScanIndexForward: query.reverse !== true,
    ...(query.limit !== undefined && { Limit: query.limit }),
    ...(start !== undefined && { ExclusiveStartKey: toKey(start) }),
  };
}

export function scanParams(tableName: string, scan: Scan): ScanInput {
  const start = checkScan(scan);
  const places = placeholders();
  const { pkPrefix = '', limit } = scan;
  return {
    TableName: tableName,
    ...(pkPrefix !== '' && { FilterExpression: `begins_with(${places.name('pk')}, ${places.value(pkPrefix)})` }),
    ...places.used(),
    ConsistentRead: false,
    // A filter leaves out what was paid for, so only the service can tell how much that was.
    ReturnConsumedCapacity: 'TOTAL',
    ...(limit !== undefined && { Limit: limit }),
    ...(start !== undefined && { ExclusiveStartKey: toKey(start) }),
  };
}
