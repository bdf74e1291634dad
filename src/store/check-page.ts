import { compareText } from '../domain/ids.ts';
import { checkKey } from './check-item.ts';
import { checkLength, checkText, invalid } from './check-text.ts';
import { decodeCursor } from './cursor.ts';
import { MAX_PK_BYTES, MAX_SK_BYTES } from './limits.ts';
import type { Key, Query, Scan } from './port.ts';

function checkLimit(limit: number | undefined): void {
  if (limit === undefined || (Number.isSafeInteger(limit) && limit >= 1)) return;
  throw invalid('limit', `the limit is ${limit}; give a whole number from 1, or leave it out`);
}

function checkedStart(cursor: string | undefined): Key | undefined {
  if (cursor === undefined) return undefined;
  const start = decodeCursor(cursor);
  checkKey(start);
  return start;
}

const isBelow = (sk: string, from: string | undefined): boolean => from !== undefined && compareText(sk, from) < 0;
const isAbove = (sk: string, to: string | undefined): boolean => to !== undefined && compareText(sk, to) > 0;

/** Throws for a query that no engine could answer, else returns the key after which its page starts. */
export function checkQuery({ pk, from, to, limit, cursor }: Query): Key | undefined {
  checkLength('pk', pk, MAX_PK_BYTES);
  if (from !== undefined) checkLength('from', from, MAX_SK_BYTES);
  if (to !== undefined) checkLength('to', to, MAX_SK_BYTES);
  checkLimit(limit);
  const start = checkedStart(cursor);
  if (start === undefined) return undefined;
  if (start.pk === pk && !isBelow(start.sk, from) && !isAbove(start.sk, to)) return start;
  throw invalid('cursor', `the cursor stands at ${JSON.stringify(start)}, outside the query; use it only with the query that gave it`);
}

/** Throws for a scan that no engine could answer, else returns the key after which its page starts. */
export function checkScan({ pkPrefix, limit, cursor }: Scan): Key | undefined {
  if (pkPrefix !== undefined) checkText('pkPrefix', pkPrefix);
  checkLimit(limit);
  return checkedStart(cursor);
}

/** Whether no key can lie in the range. */
export const isEmptyRange = ({ from, to }: Pick<Query, 'from' | 'to'>): boolean => from !== undefined && isAbove(from, to);
