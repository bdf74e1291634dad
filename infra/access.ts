import type { FunctionName } from './functions.ts';

export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'Scan' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** Actions on the items whose partition key is like one of `keys` (`dynamodb:LeadingKeys`). A scan cannot be narrowed: its `keys` are empty. */
export type TableGrant = { readonly actions: readonly TableAction[]; readonly keys: readonly string[]; readonly why: string };

/**
 * Actions on anything else. A resource is named as `parameter/guest-key`, `parameter/sources/{source}/token` (one for each source),
 * `objects/imports/*` or `queue/failed`; `policy.ts` makes ARNs of these.
 */
export type OtherGrant = { readonly actions: readonly string[]; readonly resources: readonly string[]; readonly why: string };

export type Access = { readonly table: readonly TableGrant[]; readonly other: readonly OtherGrant[] };

const COLLECT_AND_BOOK: readonly TableGrant[] = [
  {
    actions: ['GetItem'],
    keys: ['ORDER#*', 'LEDGER#*', 'PRODUCTS#*', 'ERASED#*', 'SETTINGS', 'CUSTOMERS#*'],
    why: 'what stands, before it is replaced',
  },
  {
    actions: ['PutItem'],
    keys: ['ORDER#*', 'LEDGER#*', 'PRODUCTS#*', 'DIRTY', 'QUARANTINE'],
    why: 'the document, its postings and the marks of their days',
  },
  { actions: ['UpdateItem'], keys: ['CUSTOMERS#*'], why: "a customer's record, one attribute an order" },
  { actions: ['Query', 'BatchGetItem'], keys: ['COSTS'], why: "the shop's own list of costs" },
];

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
    table: COLLECT_AND_BOOK,
    other: [
      GUEST_KEY,
      { actions: ['ssm:GetParameter'], resources: ['parameter/sources/{source}/webhook-secrets'], why: 'proves who sent a webhook' },
    ],
  },
  pull: {
    table: [...COLLECT_AND_BOOK, { actions: ['GetItem', 'PutItem'], keys: ['SOURCE'], why: 'how far each source is pulled' }],
    other: [GUEST_KEY, SOURCE_TOKENS, FAILED_EVENTS],
  },
  import: {
    table: [...COLLECT_AND_BOOK, { actions: ['GetItem', 'Query', 'PutItem'], keys: ['IMPORT'], why: 'how far each import has come' }],
    other: [GUEST_KEY, { actions: ['s3:GetObject'], resources: ['objects/imports/*'], why: 'the files' }, FAILED_EVENTS],
  },
  sweep: {
    table: [
      {
        actions: ['Query'],
        keys: ['LEDGER#*', 'IMPORT', 'SOURCE', 'DIRTY', 'ROLLUP#*'],
        why: 'what is folded, and whether a job has ended',
      },
      {
        actions: ['GetItem', 'BatchGetItem'],
        keys: ['ROLLUP#*', 'SETTINGS', 'SWEEP', 'NIGHTLY'],
        why: 'what stands, before it is replaced',
      },
      { actions: ['PutItem'], keys: ['ROLLUP#*', 'DIRTY', 'RESTATED', 'SWEEP', 'NIGHTLY'], why: 'figures, and what it remembers' },
      { actions: ['DeleteItem'], keys: ['DIRTY', 'ROLLUP#*'], why: 'marks that are done' },
    ],
    other: [FAILED_EVENTS],
  },
  nightly: {
    table: [
      ...COLLECT_AND_BOOK,
      { actions: ['Scan'], keys: [], why: 'the audit compares every document with its postings' },
      { actions: ['Query'], keys: ['LEDGER#*', 'IMPORT', 'DIRTY', 'ROLLUP#*', 'QUARANTINE'], why: 'what is proved' },
      { actions: ['GetItem', 'BatchGetItem'], keys: ['ROLLUP#*', 'AUDIT', 'SWEEP', 'NIGHTLY'], why: 'what is proved' },
      { actions: ['PutItem'], keys: ['ROLLUP#*', 'AUDIT', 'RESTATED', 'SWEEP', 'NIGHTLY'], why: 'drift, and its repair' },
      { actions: ['DeleteItem'], keys: ['DIRTY', 'ROLLUP#*', 'QUARANTINE'], why: 'marks that are done; records past their time' },
    ],
    other: [FAILED_EVENTS],
  },
  query: {
    table: [
      { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: ['ROLLUP#*'], why: 'every report' },
      { actions: ['GetItem', 'BatchGetItem'], keys: ['PRODUCTS#*'], why: 'titles of products' },
      {
        actions: ['GetItem'],
        keys: ['SETTINGS', 'SWEEP', 'NIGHTLY', 'AUDIT', 'ORDER#*', 'TOKEN#*'],
        why: 'how the book is; one order; who is signed in to the page',
      },
      {
        actions: ['Query'],
        keys: ['LEDGER#*', 'SOURCE', 'IMPORT', 'DIRTY', 'RESTATED', 'QUARANTINE'],
        why: 'orders of a day; how the book is',
      },
    ],
    other: [],
  },
  admin: {
    table: [
      ...COLLECT_AND_BOOK,
      { actions: ['Query'], keys: ['QUARANTINE'], why: 'the record that is taken again' },
      { actions: ['DeleteItem'], keys: ['QUARANTINE'], why: 'what was taken leaves it' },
    ],
    other: [GUEST_KEY],
  },
  authorize: { table: [{ actions: ['GetItem'], keys: ['TOKEN#*'], why: 'the token, by its SHA-256' }], other: [] },
};
