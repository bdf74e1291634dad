import { StoreError } from '../errors.ts';
import type { Consistency, Item } from '../port.ts';
import { type AttributeMap, fromAttributeMap, fromKey, toKey } from './attribute-value.ts';
import { batchGetParams } from './read-params.ts';
import type { Sender } from './sender.ts';

/** What the engine does beside sending. */
export type Effects = {
  readonly delay: (milliseconds: number) => Promise<void>;
  readonly random: () => number; // from 0 up to 1, as Math.random
};

export type BatchGet = {
  readonly tableName: string;
  readonly batchGetItem: Sender['batchGetItem'];
  readonly consistency: Consistency;
};

/** Keys that one request may ask for. */
const MAX_KEYS = 100;

/** Requests in a row that bring nothing before we give up: 2.5 s of waiting on average. */
const MAX_ATTEMPTS = 8;

const FIRST_DELAY_MS = 40;
const LAST_DELAY_MS = 1_000;

/** Full jitter: a random part of a pause that doubles, so that several workers do not come back together. */
const pauseMs = (attempt: number, random: number): number => random * Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);

const spent = (tableName: string, keys: number): StoreError<'throttled'> => {
  const message = `${tableName}: ${keys} keys still unread after ${MAX_ATTEMPTS} requests that brought nothing; wait, slow down, or raise the read units`;
  return new StoreError('throttled', message, { place: tableName });
};

/**
 * Reads the keys in requests of 100. The service leaves some of them unprocessed when an answer would exceed 16 MB, or
 * the capacity: as long as each request brings something the next follows at once, else after a pause.
 */
export async function batchGet(keys: readonly AttributeMap[], request: BatchGet, effects: Effects): Promise<readonly Item[]> {
  const items: Item[] = [];
  let left = keys;
  let attempt = 0;
  while (left.length > 0) {
    const asked = left.slice(0, MAX_KEYS);
    const { tableName } = request;
    const { Responses, UnprocessedKeys } = await request.batchGetItem(batchGetParams(tableName, asked, request.consistency));
    const unprocessed = (UnprocessedKeys?.[tableName]?.Keys ?? []).map((key) => toKey(fromKey(key)));
    items.push(...(Responses?.[tableName] ?? []).map(fromAttributeMap));
    left = [...unprocessed, ...left.slice(MAX_KEYS)];
    attempt = unprocessed.length < asked.length ? 0 : attempt + 1;
    if (attempt === MAX_ATTEMPTS) throw spent(tableName, left.length);
    if (attempt > 0) await effects.delay(pauseMs(attempt, effects.random()));
  }
  return items;
}
