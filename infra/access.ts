import type { FunctionName } from './functions.ts';

export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** Actions on the items whose partition key is like one of `keys` (`dynamodb:LeadingKeys`). A scan cannot be narrowed: its `keys` are empty. */
export type TableGrant = { readonly actions: readonly TableAction[]; readonly keys: readonly string[]; readonly why: string };

/**
 * Actions on anything else. A resource is named as `parameter/guest-key`, `parameter/sources/{source}/token` (one for each source; `{sender}`: for
 * each that sends webhooks), `objects/imports/*` or `queue/failed`; `policy.ts` makes ARNs of these.
 */
export type OtherGrant = { readonly actions: readonly string[]; readonly resources: readonly string[]; readonly why: string };

export type Access = { readonly table: readonly TableGrant[]; readonly other: readonly OtherGrant[] };

const SETTINGS: TableGrant = { actions: ['GetItem'], keys: ['SETTINGS'], why: "the shop's zone, currency and what counts" };

const MARK: TableGrant = { actions: ['PutItem'], keys: ['DIRTY'], why: 'marks days and months to be folded' };

/** What stands is read before it is replaced, on condition that it still stands. */
const BOOK: readonly TableGrant[] = [
  {
    actions: ['GetItem'],
    keys: ['ORDER#*', 'LEDGER#*', 'CUSTOMERS#*'],
    why: 'the document that is booked; what another worker booked meanwhile',
  },
  { actions: ['UpdateItem'], keys: ['CUSTOMERS#*'], why: "a customer's record, one attribute an order" },
  {
    actions: ['PutItem'],
    keys: ['LEDGER#*', 'CUSTOMERS#*'],
    why: 'postings; records that become house accounts',
  },
];

const COLLECT: readonly TableGrant[] = [SETTINGS, ...BOOK, MARK, { actions: ['PutItem'], keys: ['ORDER#*'], why: 'the document' }];

const KEEP: TableGrant = { actions: ['PutItem'], keys: ['PRODUCTS#*', 'QUARANTINE'], why: 'titles of products; what could not be taken' };

const COST_LIST: TableGrant = { actions: ['Query'], keys: ['COSTS'], why: "the shop's own list of costs, whole" };
const COSTS_OF_ORDER: TableGrant = {
  actions: ['Query', 'BatchGetItem'],
  keys: ['COSTS'],
  why: "the shop's own list of costs: if there is one, and those of an order",
};

const GUEST_KEY: OtherGrant = {
  actions: ['ssm:GetParameter'],
  resources: ['parameter/guest-key'],
  why: 'makes customer keys of addresses',
};

const FAILED_EVENTS: OtherGrant = {
  actions: ['sqs:SendMessage'],
  resources: ['queue/failed'],
  why: 'where events end that failed; sent by Lambda itself',
};

const SOURCE_TOKENS: OtherGrant = {
  actions: ['ssm:GetParameter'],
  resources: ['parameter/sources/{source}/token'],
  why: 'the token by which a shop is asked',
};

/** Who may do what: the one table that every policy of a function is made of. Rights to write its own log are added for each. */
export const ACCESS: Readonly<Record<FunctionName, Access>> = {
  collect: {
    table: [...COLLECT, KEEP, COSTS_OF_ORDER],
    other: [
      GUEST_KEY,
      { actions: ['ssm:GetParameter'], resources: ['parameter/sources/{sender}/webhook-secrets'], why: 'proves who sent a webhook' },
    ],
  },
  pull: {
    table: [
      ...COLLECT,
      KEEP,
      COST_LIST,
      { actions: ['GetItem', 'PutItem'], keys: ['SOURCE'], why: 'how far each source is pulled' },
      { actions: ['Query'], keys: ['QUARANTINE'], why: 'whether a record is held already' },
    ],
    other: [GUEST_KEY, SOURCE_TOKENS, FAILED_EVENTS],
  },
  import: {
    table: [
      ...COLLECT,
      KEEP,
      COST_LIST,
      { actions: ['GetItem', 'Query', 'PutItem'], keys: ['IMPORT'], why: 'how far each import has come' },
    ],
    other: [GUEST_KEY, { actions: ['s3:GetObject'], resources: ['objects/imports/*'], why: 'the files' }, FAILED_EVENTS],
  },
  sweep: {
    table: [
      SETTINGS,
      MARK,
      { actions: ['Query'], keys: ['LEDGER#*', 'ROLLUP#*', 'DIRTY'], why: 'what is folded, what stands, what is marked' },
      { actions: ['Query'], keys: ['IMPORT', 'SOURCE'], why: 'whether a job is at work, or has ended' },
      { actions: ['Query'], keys: ['RESTATED'], why: 'what a closed month last said' },
      { actions: ['GetItem'], keys: ['ROLLUP#*', 'SWEEP', 'NIGHTLY'], why: 'what stands, before it is replaced' },
      { actions: ['PutItem'], keys: ['ROLLUP#*', 'RESTATED', 'SWEEP', 'NIGHTLY'], why: 'figures, and what it remembers' },
      { actions: ['DeleteItem'], keys: ['DIRTY'], why: 'marks that are done' },
    ],
    other: [FAILED_EVENTS],
  },
  nightly: {
    table: [
      SETTINGS,
      ...BOOK,
      MARK,
      { actions: ['Scan'], keys: [], why: 'the audit compares every document with its postings' },
      { actions: ['Query'], keys: ['LEDGER#*', 'ROLLUP#*'], why: 'what is proved, and what of' },
      { actions: ['GetItem'], keys: ['ROLLUP#*', 'DIRTY', 'NIGHTLY'], why: 'what is proved; whether it waits to be folded, or has been' },
      { actions: ['GetItem', 'PutItem'], keys: ['AUDIT'], why: 'how far the audit has come, and the drift' },
    ],
    other: [FAILED_EVENTS],
  },
  query: {
    table: [
      SETTINGS,
      { actions: ['Query'], keys: ['ROLLUP#*'], why: 'every report' },
      { actions: ['BatchGetItem', 'Query'], keys: ['PRODUCTS#*'], why: 'titles of products, a few or all' },
      { actions: ['BatchGetItem'], keys: ['SWEEP', 'NIGHTLY', 'AUDIT'], why: 'how far the figures can be trusted' },
      { actions: ['Query'], keys: ['DIRTY', 'RESTATED', 'IMPORT', 'SOURCE', 'QUARANTINE'], why: 'how the book is' },
      { actions: ['GetItem'], keys: ['AUDIT'], why: 'when the book was last proved' },
      { actions: ['GetItem'], keys: ['ORDER#*', 'CUSTOMERS#*'], why: "one order, and its place among its customer's" },
      { actions: ['BatchGetItem', 'Query'], keys: ['LEDGER#*'], why: 'what the ledger says of an order, and the orders of a day' },
      { actions: ['GetItem'], keys: ['TOKEN#*'], why: 'who is signed in to the page' },
    ],
    other: [],
  },
  admin: {
    table: [
      ...COLLECT,
      COSTS_OF_ORDER,
      { actions: ['Query', 'DeleteItem'], keys: ['QUARANTINE'], why: 'the record that is taken again, and then leaves it' },
    ],
    other: [],
  },
  authorize: { table: [{ actions: ['GetItem'], keys: ['TOKEN#*'], why: 'the token, by its SHA-256' }], other: [] },
};
