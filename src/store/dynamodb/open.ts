import { checkCondition } from '../check-condition.ts';
import { checkAttributes, checkItem, checkKey } from '../check-item.ts';
import { isEmptyRange } from '../check-page.ts';
import { encodeCursor } from '../cursor.ts';
import { distinctKeys } from '../distinct-keys.ts';
import { itemBytes } from '../item-bytes.ts';
import type { Page, SetOutcome, Table } from '../port.ts';
import { fromAttributeMap, fromKey, type StoredMap, toKey } from './attribute-value.ts';
import { batchGet, type Effects } from './batch-get.ts';
import { guardedSender, isRefusal, type Refusal } from './guarded-sender.ts';
import { getItemParams, queryParams, scanParams } from './read-params.ts';
import type { PageOutput, Sender } from './sender.ts';
import { deleteItemParams, putItemParams, updateItemParams } from './write-params.ts';

export type DynamoOptions = { readonly tableName: string; readonly sender: Sender };

type Refused = { readonly kind: 'refused'; readonly previousBytes?: number };

/** Some emulators do not bring back what stood there, and then its size is unknown; DynamoDB brings nothing only for nothing. */
const refused = (error: Refusal): Refused =>
  error.Item === undefined ? { kind: 'refused' } : { kind: 'refused', previousBytes: itemBytes(fromAttributeMap(error.Item)) };

async function orRefused<Done>(send: () => Promise<Done>): Promise<Done | Refused> {
  try {
    return await send();
  } catch (error) {
    if (isRefusal(error)) return refused(error);
    throw error;
  }
}

function pageOf({ Items = [], LastEvaluatedKey }: PageOutput): Page {
  const items = Items.map(fromAttributeMap);
  return LastEvaluatedKey === undefined ? { items } : { items, cursor: encodeCursor(fromKey(LastEvaluatedKey)) };
}

/** An eventually consistent read unit pays for so much. @unit bytes */
const BYTES_A_UNIT = 8_192;

/** No page examines more; the last unit of a full one is paid for a part of it. @unit bytes */
const PAGE_BYTES = 1_048_576;

const scannedPage = (output: Awaited<ReturnType<Sender['scan']>>): Page => {
  const units = output.ConsumedCapacity?.CapacityUnits;
  return { ...pageOf(output), ...(units !== undefined && { examinedBytes: Math.min(PAGE_BYTES, units * BYTES_A_UNIT) }) };
};

const setOutcome = (attributes: StoredMap): SetOutcome => ({ kind: 'done', item: fromAttributeMap(attributes) });

/** The table kept in DynamoDB, or in whatever speaks its language. */
export function openDynamoTable({ tableName, sender }: DynamoOptions, effects: Effects): Table {
  const sends = guardedSender(sender, tableName);
  return {
    get: async (key, consistency) => {
      checkKey(key);
      const { Item } = await sends.getItem(getItemParams(tableName, key, consistency));
      return Item && fromAttributeMap(Item);
    },
    batchGet: async (keys, consistency) => {
      keys.forEach(checkKey);
      return batchGet(distinctKeys(keys).map(toKey), { tableName, batchGetItem: sends.batchGetItem, consistency }, effects);
    },
    queryPage: async (query) => {
      const params = queryParams(tableName, query);
      // The service takes a range turned round for a mistake; to us it holds nothing.
      return isEmptyRange(query) ? { items: [] } : pageOf(await sends.query(params));
    },
    scanPage: async (scan) => scannedPage(await sends.scan(scanParams(tableName, scan))),
    putIf: async (item, condition) => {
      checkItem(item);
      checkCondition(condition);
      return orRefused(() => sends.putItem(putItemParams(tableName, item, condition)).then(() => ({ kind: 'done' })));
    },
    setIf: async (key, set, condition) => {
      checkKey(key);
      checkAttributes(set);
      checkCondition(condition);
      const params = updateItemParams(tableName, key, condition === undefined ? { set } : { set, condition });
      return orRefused(() => sends.updateItem(params).then(({ Attributes }) => setOutcome(Attributes ?? {})));
    },
    deleteIf: async (key, condition) => {
      checkKey(key);
      checkCondition(condition);
      return orRefused(() => sends.deleteItem(deleteItemParams(tableName, key, condition)).then(() => ({ kind: 'done' })));
    },
  };
}
