/**
 * The table port: all that the program asks of a store, in plain data. Any engine that passes
 * `table.contract.ts` will do; `README.md` names the engines and says how to add one.
 */

/** Text must be well-formed Unicode, numbers safe integers (-0 is stored as 0); all but keys may be empty or zero. */
export type Value = string | number | Uint8Array;

/** One row: its key and any further attributes. At most 409,600 bytes, names included. */
export type Item = { readonly pk: string; readonly sk: string; readonly [attribute: string]: Value };

/** `pk` is 1 to 2,048 bytes of UTF-8, `sk` 1 to 1,024. */
export type Key = { readonly pk: string; readonly sk: string };

/** A strong read sees every write acknowledged before it; an eventual read costs half and may miss recent ones. */
export type Consistency = 'strong' | 'eventual';

/**
 * What must hold of the item under the key, as it stands, for a write to happen.
 *
 * - `absent`, `present`: no item, or any item, stands under the key.
 * - `missing`: the item has no such attribute; true also when there is no item.
 * - `equals`, `less`, `atMost`: the stored attribute against the given value. False when the attribute is missing or
 *   of another type. Text and bytes compare bytewise (text as UTF-8), numbers by value.
 * - `any` of no conditions is false, `all` of none is true. A condition has 100 parts at most.
 */
export type Condition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present' }
  | { readonly kind: 'missing'; readonly attribute: string }
  | { readonly kind: 'equals' | 'less' | 'atMost'; readonly attribute: string; readonly value: Value }
  | { readonly kind: 'any' | 'all'; readonly of: readonly Condition[] };

/** `previousBytes`: the size of what stood under the key, 0 for nothing; left out where the engine cannot tell. */
export type WriteOutcome = { readonly kind: 'done' | 'refused'; readonly previousBytes?: number };

/** `item` is the whole item as it stands after the write. */
export type SetOutcome =
  | { readonly kind: 'done'; readonly item: Item; readonly previousBytes?: number }
  | { readonly kind: 'refused'; readonly previousBytes?: number };

/** Attributes to set, 200 at most; never `pk`, `sk` or `rev`. */
export type Attributes = { readonly [attribute: string]: Value };

/**
 * Items of one partition whose `sk` lies between `from` and `to`, both included and both optional, in byte order. Both
 * are keys, so never empty; when `from` is above `to` nothing lies between. A cursor is good only for the query that gave it.
 */
export type Query = {
  readonly pk: string;
  readonly from?: string;
  readonly to?: string;
  readonly reverse?: boolean; // defaults to false, ascending
  readonly limit?: number; // at least 1; a page ends at 1 MB anyhow
  readonly cursor?: string;
  readonly consistency: Consistency;
};

/** The whole table in no promised order, `limit` counting the items examined, not those that match `pkPrefix`. */
export type Scan = { readonly pkPrefix?: string; readonly limit?: number; readonly cursor?: string };

/**
 * A page may be empty and still have a `cursor`, opaque text for the next call; without one there is no more.
 * `examinedBytes`: the size of all items a scan looked at; left out where the engine cannot tell.
 */
export type Page = { readonly items: readonly Item[]; readonly cursor?: string; readonly examinedBytes?: number };

/**
 * The seven operations. Every failure that is not an outcome above is thrown as a `StoreError`.
 *
 * A write that was sent twice because its first answer was lost may be `refused` by its own first attempt. Callers
 * therefore act on what a fresh read shows, never on having been refused.
 */
export type Table = {
  readonly get: (key: Key, consistency: Consistency) => Promise<Item | undefined>;
  /** Any number of keys; missing items and repeated keys are left out, the order is unspecified. */
  readonly batchGet: (keys: readonly Key[], consistency: Consistency) => Promise<readonly Item[]>;
  readonly queryPage: (query: Query) => Promise<Page>;
  /** Replaces the whole item. */
  readonly putIf: (item: Item, condition?: Condition) => Promise<WriteOutcome>;
  /** Sets some attributes and adds 1 to the number attribute `rev` in one step; creates the item where none stands. */
  readonly setIf: (key: Key, set: Attributes, condition?: Condition) => Promise<SetOutcome>;
  /** Deleting what is not there is `done`, unless the condition says otherwise. */
  readonly deleteIf: (key: Key, condition?: Condition) => Promise<WriteOutcome>;
  /** Eventually consistent. Every item that stands throughout the scan is returned once. */
  readonly scanPage: (scan: Scan) => Promise<Page>;
};
