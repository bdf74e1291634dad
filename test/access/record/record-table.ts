import { isEmptyRange } from '../../../src/store/check-page.ts';
import type { Table } from '../../../src/store/port.ts';
import type { Use } from '../rights.ts';

/** Who works on the table, the ARN that it has, and where each call is noted. */
export type Recording = { readonly principal: string; readonly resource: string; readonly note: (use: Use) => void };

/** The table, every call on it noted as the action that it is on AWS, with the partition keys that its request names. */
export const recordTable = (table: Table, { principal, resource, note }: Recording): Table => {
  const noteKeys = (action: string, leadingKeys: readonly string[]): void =>
    note({ principal, action: `dynamodb:${action}`, resource, leadingKeys });
  return {
    get: (key, consistency) => {
      noteKeys('GetItem', [key.pk]);
      return table.get(key, consistency);
    },
    batchGet: (keys, consistency) => {
      if (keys.length > 0) noteKeys('BatchGetItem', [...new Set(keys.map(({ pk }) => pk))]);
      return table.batchGet(keys, consistency);
    },
    queryPage: (query) => {
      if (!isEmptyRange(query)) noteKeys('Query', [query.pk]);
      return table.queryPage(query);
    },
    scanPage: (scan) => {
      note({ principal, action: 'dynamodb:Scan', resource });
      return table.scanPage(scan);
    },
    putIf: (item, condition) => {
      noteKeys('PutItem', [item.pk]);
      return table.putIf(item, condition);
    },
    setIf: (key, set, condition) => {
      noteKeys('UpdateItem', [key.pk]);
      return table.setIf(key, set, condition);
    },
    deleteIf: (key, condition) => {
      noteKeys('DeleteItem', [key.pk]);
      return table.deleteIf(key, condition);
    },
  };
};
