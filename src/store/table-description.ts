/**
 * Who touches the table. `report` is the answering side, `API` what else it reads; sending orders to it is collect and book. `command line`
 * is what looks at single items.
 */
export type Actor =
  | 'set-up'
  | 'import'
  | 'pull'
  | 'collect'
  | 'costs'
  | 'book'
  | 'sweep'
  | 'audit'
  | 'rebuild'
  | 'replay'
  | 'report'
  | 'API'
  | 'command line';

/** One way in which a kind of item is read or written. `how` names the operation of the port, `cost` is in DynamoDB units. */
export type Access = { readonly by: Actor; readonly does: 'reads' | 'writes' | 'deletes'; readonly how: string; readonly cost: string };

/** `name` is as stored; one in angle brackets stands for many. An optional one is only there when its meaning applies. */
export type Attribute = {
  readonly name: string;
  readonly type: 'text' | 'number' | 'bytes';
  readonly meaning: string;
  readonly optional?: true;
};

/** A kind of item: the pattern of its key, what it says, how large it becomes, and who touches it. */
export type ItemKind = {
  readonly kind: string;
  readonly pk: string;
  readonly sk: string;
  readonly says: string;
  readonly attributes: readonly Attribute[];
  readonly size: string;
  readonly access: readonly Access[];
};

const ONE_WRITE = '1 write';
const STRONG_GET = 'get, strong';
const ROLLUP_WRITE = '1 write a KB, once a fold';

const REV: Attribute = { name: 'rev', type: 'number', meaning: 'one more at each write; a fold puts only over the `rev` that it read' };
const AS_OF: Attribute = { name: 'asOf', type: 'number', meaning: 'when its parts were read; milliseconds since 1970' };
const ROLLUP_BODY: Attribute = { name: 'body', type: 'bytes', meaning: 'number of the layout, then the packed figures, deflated' };

const ROLLUP_ACCESS: readonly Access[] = [
  { by: 'sweep', does: 'reads', how: 'get or batchGet, strong, before the fold', cost: '1 read for each 4 KB of each item' },
  { by: 'sweep', does: 'writes', how: 'putIf `rev` is the one read, or absent', cost: ROLLUP_WRITE },
  {
    by: 'report',
    does: 'reads',
    how: 'queryPage, eventual, one range of one family',
    cost: '0.5 reads for each 4 KB of the range',
  },
  { by: 'audit', does: 'reads', how: 'get or batchGet, strong', cost: '1 read for each 4 KB of each item' },
];

const groupsOf = (span: 'day' | 'month', family: string, says: string): ItemKind => ({
  kind: `${span} rollup, family ${family}`,
  pk: `ROLLUP#${span.toUpperCase()}#${family}`,
  sk: span === 'day' ? '`<day>` or `<day>#<shard>`' : '`<month>` or `<month>#<shard>`',
  says,
  attributes: [REV, AS_OF, ROLLUP_BODY],
  size: 'grows with the number of groups; above 100 KB spread over twice as many items',
  access: ROLLUP_ACCESS,
});

const SHARDS: readonly Attribute[] = ['B', 'C', 'P'].map((family) => ({
  name: `k${family}`,
  type: 'number',
  meaning: `family ${family} lies in 2^k items; absent for one`,
  optional: true,
}));

const MEMORY_ATTRIBUTES: readonly Attribute[] = [{ name: 'start', type: 'number', meaning: 'when it began; milliseconds since 1970' }];

/** Every kind of item in the table. The reference page is made of it, and a test holds it against a table filled by the real pipeline. */
export const TABLE_DESCRIPTION = [
  {
    kind: 'order',
    pk: 'ORDER#<source>#<id>',
    sk: '`DOC`',
    says: 'An order as its source states it now. Its put is the commit point: all else follows from it.',
    attributes: [
      { name: 'v', type: 'bytes', meaning: "version, 12 bytes: the source's update instant, then the instant of the read" },
      { name: 'hash', type: 'bytes', meaning: 'first 12 bytes of the SHA-256 of the content; tells whether two versions say the same' },
      {
        name: 'touched',
        type: 'bytes',
        meaning: "every instant and every place in customers' records that any version ever had; it only grows",
      },
      { name: 'placedAt', type: 'text', meaning: 'ISO instant, for whoever reads the table by eye' },
      { name: 'body', type: 'bytes', meaning: 'number of the dictionary, then the document as JSON, deflated' },
    ],
    size: 'some 250 bytes with 2 or 3 lines, 400 with 22',
    access: [
      { by: 'collect', does: 'reads', how: STRONG_GET, cost: '1 read' },
      { by: 'collect', does: 'writes', how: 'putIf `v` is the one read, or absent', cost: ONE_WRITE },
      {
        by: 'costs',
        does: 'reads',
        how: 'scanPage of the prefix; get, strong, of those concerned',
        cost: '0.5 reads for each 4 KB of the whole table; 1 read an order concerned',
      },
      { by: 'costs', does: 'writes', how: 'putIf `v` is the one read', cost: '1 write an order whose cost changes' },
      { by: 'book', does: 'reads', how: STRONG_GET, cost: '1 read; 1 more for each neighbour' },
      { by: 'audit', does: 'reads', how: 'scanPage', cost: '0.5 reads for each 4 KB of the whole table' },
      { by: 'rebuild', does: 'reads', how: 'scanPage of the prefix', cost: '0.5 reads for each 4 KB of the whole table' },
      { by: 'API', does: 'reads', how: 'get, eventual (one order)', cost: '0.5 reads' },
      {
        by: 'rebuild',
        does: 'writes',
        how: 'putIf `v` is the one read, where a list of costs says something else by now',
        cost: '1 write; 1 read an order where there is a list',
      },
      {
        by: 'command line',
        does: 'reads',
        how: 'get, eventual; scanPage where the source is not given',
        cost: '0.5 reads; a scan as above',
      },
    ],
  },
  {
    kind: 'posting',
    pk: 'LEDGER#<UTC day>',
    sk: '`<source>#<id>`',
    says: 'All that one order did on one UTC day. Never deleted: a day the order has left keeps a tombstone, an item without `body`.',
    attributes: [
      { name: 'dv', type: 'bytes', meaning: 'version of the document it was booked from' },
      { name: 'cr', type: 'number', meaning: "`rev` of the customer's record it was booked with; 0 without one" },
      { name: 'bookedAt', type: 'number', meaning: 'seconds since 1970' },
      { name: 'body', type: 'bytes', meaning: 'dimensions and events, packed; absent in a tombstone', optional: true },
      { name: 'buyer', type: 'number', meaning: '1 a customer with a key, 2 a house account; on the day of the sale only', optional: true },
      { name: 'prev', type: 'number', meaning: "instant of the same customer's order before, seconds since 1970", optional: true },
    ],
    size: 'some 175 bytes with 2 or 3 lines, 350 with 22',
    access: [
      {
        by: 'book',
        does: 'writes',
        how: 'putIf absent, or `dv` older, or `dv` equal and `cr` not larger',
        cost: '1 write a touched UTC day',
      },
      { by: 'book', does: 'reads', how: 'get, strong, only after a refused put', cost: '1 read' },
      {
        by: 'sweep',
        does: 'reads',
        how: 'queryPage, strong, one or two whole UTC days for a local day',
        cost: '1 read for each 4 KB: some 23 postings',
      },
      { by: 'audit', does: 'reads', how: 'scanPage; queryPage, strong', cost: '0.5 reads for each 4 KB of the whole table' },
      { by: 'API', does: 'reads', how: 'queryPage, eventual (orders of a day)', cost: '0.5 reads for some 23 postings' },
      { by: 'API', does: 'reads', how: 'batchGet, eventual (one order)', cost: '0.5 reads a posting' },
      { by: 'command line', does: 'reads', how: 'batchGet, eventual', cost: '0.5 reads a posting' },
    ],
  },
  {
    kind: 'customer',
    pk: 'CUSTOMERS#<00..1f>',
    sk: '`<customer key>`',
    says: 'The orders of one customer, one attribute each, without personal data. More than 400 orders make a house account: no history.',
    attributes: [
      { name: 'rev', type: 'number', meaning: 'one more at each write' },
      { name: '<source>#<id>', type: 'bytes', meaning: 'version, then instant, net sales and cost; the version alone is a tombstone' },
      { name: 'house', type: 'number', meaning: '1 for a house account', optional: true },
    ],
    size: 'some 80 bytes and 24 an order',
    access: [
      {
        by: 'book',
        does: 'writes',
        how: "setIf the order's entry is missing or not newer; gives the whole item back",
        cost: '1 write a KB',
      },
      { by: 'book', does: 'reads', how: 'get, strong, only after a refused set', cost: '1 read' },
      { by: 'API', does: 'reads', how: 'get, eventual (one order)', cost: '0.5 reads' },
      { by: 'command line', does: 'reads', how: 'get, eventual', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'product',
    pk: 'PRODUCTS#<source>',
    sk: '`<product id>`',
    says: 'What a product is called now.',
    attributes: [
      { name: 'title', type: 'text', meaning: 'the newest title; of two as of the same second the greater stands' },
      { name: 'category', type: 'text', meaning: 'where the source has one', optional: true },
      { name: 'asOf', type: 'number', meaning: 'since when; seconds since 1970' },
    ],
    size: 'some 100 bytes',
    access: [
      { by: 'import', does: 'writes', how: 'putIf absent, or `asOf` older', cost: '1 write a product' },
      { by: 'pull', does: 'writes', how: 'putIf absent, or `asOf` older', cost: '1 write a product that a page names' },
      { by: 'report', does: 'reads', how: 'batchGet, eventual, for the rows shown', cost: '0.5 reads a product' },
    ],
  },
  {
    kind: 'costs of a product',
    pk: 'COSTS',
    sk: '`<source>#<product id>`',
    says: "What a piece of a product cost the shop over time, from the shop's own list. Entries are added and corrected, never taken away.",
    attributes: [
      { name: 'costs', type: 'text', meaning: "entries in order of their first local day ('' for always), JSON; decimal text, exact" },
      {
        name: 'pending',
        type: 'text',
        meaning: 'first days of entries that are still to be brought to the sales they speak of, JSON; gone when that is done',
        optional: true,
      },
    ],
    size: 'some 40 bytes and 40 an entry',
    access: [
      {
        by: 'costs',
        does: 'reads',
        how: 'get, strong, a product of the file; queryPage, strong',
        cost: '1 read a product; 1 read for each 4 KB',
      },
      { by: 'costs', does: 'writes', how: 'putIf it is as it was read', cost: '1 write a KB, twice a product that changes' },
      {
        by: 'collect',
        does: 'reads',
        how: "batchGet, eventual, the order's products without a cost of their source; queryPage once a minute where there is no list",
        cost: '0.5 reads a product; without a list 0.5 reads a minute',
      },
      { by: 'import', does: 'reads', how: 'queryPage, strong, once', cost: '1 read for each 4 KB; 1 read without a list' },
      { by: 'rebuild', does: 'reads', how: 'queryPage, strong, once', cost: '1 read for each 4 KB; 1 read without a list' },
    ],
  },
  {
    kind: 'day rollup, family S',
    pk: 'ROLLUP#DAY#S',
    sk: '`<day>`',
    says: 'The shop on one local day: amounts in both views, tax by rate, payments, counters, order values, previous orders, hours.',
    attributes: [REV, AS_OF, ...SHARDS, ROLLUP_BODY],
    size: '1 to 3 KB at a few hundred orders a day',
    access: ROLLUP_ACCESS,
  },
  groupsOf('day', 'B', 'One local day by country, by channel, by payment method, by category, by discount code.'),
  groupsOf('day', 'C', 'One local day by country × channel × payment method, only the cells that occur.'),
  groupsOf('day', 'P', 'One local day by product.'),
  {
    kind: 'month rollup, family S',
    pk: 'ROLLUP#MONTH#S',
    sk: '`<month>`',
    says: 'The shop in one local month, merged from its days, with a series of the days.',
    attributes: [REV, AS_OF, ...SHARDS, ROLLUP_BODY],
    size: '1 to 6 KB',
    access: [
      ...ROLLUP_ACCESS,
      { by: 'command line', does: 'reads', how: 'queryPage, eventual, all months (`status`, `start`)', cost: '0.5 reads for each 4 KB' },
    ],
  },
  groupsOf('month', 'B', 'One local month by country, by channel, by payment method, by category, by discount code.'),
  groupsOf('month', 'C', 'One local month by country × channel × payment method.'),
  groupsOf('month', 'P', 'One local month by product.'),
  {
    kind: 'first statement',
    pk: 'ROLLUP#MONTH#FIRST',
    sk: '`<month>`',
    says: "A month's family S as it stood when the month was closed, five days after its end. Never written again.",
    attributes: [AS_OF, ROLLUP_BODY],
    size: 'as the month',
    access: [
      { by: 'sweep', does: 'writes', how: 'putIf absent', cost: '1 write a KB, once a month' },
      { by: 'sweep', does: 'reads', how: STRONG_GET, cost: '1 read a closed month that is folded again' },
    ],
  },
  {
    kind: 'dirty marker',
    pk: 'DIRTY',
    sk: '`d#<day>` or `m#<month>`',
    says: 'A day or month that must be folded again and that no sweep folds anyway.',
    attributes: [{ name: 'nonce', type: 'text', meaning: 'unique; a marker goes only if nobody has put another meanwhile' }],
    size: 'some 60 bytes',
    access: [
      { by: 'book', does: 'writes', how: 'putIf, after the last posting', cost: '1 write a cold day' },
      { by: 'import', does: 'writes', how: 'putIf, after the postings of a batch', cost: '1 write a cold day of a batch' },
      { by: 'pull', does: 'writes', how: 'putIf, after the postings of a page', cost: '1 write a cold day of a page' },
      { by: 'audit', does: 'writes', how: 'putIf, for what drifts', cost: '1 write a day or month' },
      { by: 'rebuild', does: 'writes', how: 'putIf, for every day that stands', cost: '1 write a day' },
      { by: 'sweep', does: 'reads', how: 'queryPage, strong', cost: '1 read for some 60 markers' },
      { by: 'sweep', does: 'writes', how: "putIf, the month's, before the day's goes", cost: '1 write a dirty day' },
      { by: 'sweep', does: 'deletes', how: 'deleteIf `nonce` is the one read', cost: '1 write a marker' },
      { by: 'report', does: 'reads', how: 'queryPage, eventual', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'restatement',
    pk: 'RESTATED',
    sk: '`<at>#<month>`',
    says: 'A closed month says something else than it last did, by event date.',
    attributes: [
      { name: 'from', type: 'text', meaning: 'amounts as last stated, JSON, zeros left out' },
      { name: 'to', type: 'text', meaning: 'amounts now, JSON' },
    ],
    size: 'some 300 bytes',
    access: [
      { by: 'sweep', does: 'writes', how: 'putIf', cost: ONE_WRITE },
      { by: 'sweep', does: 'reads', how: 'queryPage, strong, newest first', cost: '1 read a closed month that is folded again' },
      { by: 'command line', does: 'reads', how: 'queryPage, eventual (`status`)', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'quarantined record',
    pk: 'QUARANTINE',
    sk: '`<received at>#<id>`',
    says: 'A record that could not be taken, without personal data, for 30 days.',
    attributes: [
      { name: 'reason', type: 'text', meaning: 'short name of the fault' },
      { name: 'detail', type: 'text', meaning: 'the fault in a sentence, with the remedy' },
      { name: 'origin', type: 'text', meaning: 'file and line, or source and order' },
      { name: 'record', type: 'text', meaning: 'what is kept of it, JSON' },
      {
        name: 'profile',
        type: 'text',
        meaning: 'the profile it came with, by which it is mapped again; `retail-api` for what a shop answered',
      },
      { name: 'expiresAt', type: 'number', meaning: 'seconds since 1970; DynamoDB deletes it then' },
    ],
    size: 'as the record',
    access: [
      { by: 'import', does: 'writes', how: 'putIf', cost: '1 write a KB' },
      { by: 'pull', does: 'writes', how: 'putIf, unless it is held already', cost: '1 write a KB' },
      {
        by: 'pull',
        does: 'reads',
        how: 'queryPage, strong, only when a page has a record that cannot be taken',
        cost: '1 read for each 4 KB',
      },
      { by: 'replay', does: 'reads', how: 'queryPage, strong', cost: '1 read for each 4 KB' },
      { by: 'replay', does: 'deletes', how: 'deleteIf, after it was booked', cost: '1 write a KB' },
      { by: 'API', does: 'writes', how: 'putIf, for an order that is none', cost: '1 write a KB' },
      { by: 'API', does: 'reads', how: 'queryPage, strong', cost: '1 read for each 4 KB' },
      { by: 'command line', does: 'reads', how: 'queryPage, strong', cost: '1 read for each 4 KB' },
    ],
  },
  {
    kind: 'import',
    pk: 'IMPORT',
    sk: '`<digest of files and profile>`, of an object in a bucket that of its key and etag',
    says: 'How far an import has come. All share one partition, so that whether one is live is one query.',
    attributes: [
      { name: 'status', type: 'text', meaning: '`running`, `done` or `failed`' },
      { name: 'startedMs', type: 'number', meaning: 'when it began, part of every version it writes; milliseconds since 1970' },
      { name: 'position', type: 'number', meaning: 'orders done' },
      { name: 'beatMs', type: 'number', meaning: 'its last sign of life; after 15 minutes without one it holds nothing up' },
      { name: 'counts', type: 'text', meaning: 'orders and rows by outcome, JSON' },
      { name: 'products', type: 'number', meaning: 'titles of products kept, which come after the orders', optional: true },
      { name: 'object', type: 'text', meaning: 'the key of the object, of an import that goes on by itself', optional: true },
      { name: 'etag', type: 'text', meaning: 'which content of that key', optional: true },
      { name: 'bytes', type: 'number', meaning: 'how large it is', optional: true },
      { name: 'profile', type: 'text', meaning: 'digest of the profile and the shop by which `position` counts', optional: true },
      { name: 'exportedAtMs', type: 'number', meaning: 'when the object says it was exported; milliseconds since 1970', optional: true },
      { name: 'worker', type: 'text', meaning: 'unique; who is at it, absent when nobody is', optional: true },
      { name: 'tries', type: 'number', meaning: 'how often it was taken up since it last came forward', optional: true },
      { name: 'failure', type: 'text', meaning: 'why it failed, or why its last worker let go of it', optional: true },
    ],
    size: 'some 400 bytes; of an object 600',
    access: [
      { by: 'import', does: 'writes', how: 'putIf, last thing of a batch', cost: '1 write a batch' },
      { by: 'import', does: 'reads', how: STRONG_GET, cost: '1 read an import' },
      {
        by: 'import',
        does: 'writes',
        how: 'putIf `worker` is the same: an object is taken up, and given free',
        cost: '2 writes an invocation',
      },
      { by: 'import', does: 'reads', how: 'queryPage, strong, for the next object', cost: '1 read for some 7 imports, each five minutes' },
      { by: 'sweep', does: 'reads', how: 'queryPage, strong', cost: '1 read for some 10 imports' },
      { by: 'command line', does: 'reads', how: 'queryPage, strong (`status`)', cost: '1 read for some 10 imports' },
    ],
  },
  {
    kind: 'source',
    pk: 'SOURCE',
    sk: '`<source>`',
    says: "How far a shop has been pulled. All instants but `failedMs` are of the shop's clock, in milliseconds since 1970.",
    attributes: [
      {
        name: 'markMs',
        type: 'number',
        meaning: 'every change before it is booked, but for history still to be loaded; the next walk begins here',
      },
      { name: 'productsMarkMs', type: 'number', meaning: 'the same for products' },
      {
        name: 'historyBeforeMs',
        type: 'number',
        meaning: 'history is loaded down to here, newest month first; absent once it is whole',
        optional: true,
      },
      { name: 'historyFromMs', type: 'number', meaning: 'how far the month before it has come', optional: true },
      { name: 'historyOldestMs', type: 'number', meaning: 'when history begins', optional: true },
      { name: 'caughtUpMs', type: 'number', meaning: 'when a walk last came to its end: the lag is measured from here', optional: true },
      { name: 'beatMs', type: 'number', meaning: 'when a page was last booked, by our clock', optional: true },
      { name: 'loadedMs', type: 'number', meaning: 'when the history was whole, by our clock', optional: true },
      { name: 'busyUntilMs', type: 'number', meaning: 'until when a worker is at it, where there may be more than one', optional: true },
      { name: 'counts', type: 'text', meaning: 'orders by outcome, each delivery counted once, and products; JSON' },
      { name: 'failedMs', type: 'number', meaning: 'when the last pull failed; absent after one that did not', optional: true },
      { name: 'failure', type: 'text', meaning: 'why, in a sentence', optional: true },
    ],
    size: 'some 200 bytes',
    access: [
      { by: 'pull', does: 'reads', how: STRONG_GET, cost: '1 read a pull' },
      { by: 'pull', does: 'writes', how: 'putIf, last thing of a page', cost: '1 write a page' },
      { by: 'pull', does: 'writes', how: 'putIf `busyUntilMs` is as read: on AWS one worker at a time', cost: '2 writes a pull' },
      { by: 'command line', does: 'reads', how: 'queryPage, eventual (`status`)', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'memory of the sweep',
    pk: 'SWEEP',
    sk: '`SWEEP`',
    says: 'When the last completed sweep of the hot days began. On a laptop put only when its local day changes or an hour has passed; on AWS by each sweep.',
    attributes: [
      ...MEMORY_ATTRIBUTES,
      { name: 'interval', type: 'number', meaning: 'seconds from one sweep to the next, on AWS', optional: true },
      { name: 'newestSaleAt', type: 'number', meaning: 'the newest sale seen, in seconds since 1970', optional: true },
      { name: 'busyUntilMs', type: 'number', meaning: 'until when at most a turn is at marked days; a hint', optional: true },
    ],
    size: 'some 50 bytes',
    access: [
      { by: 'set-up', does: 'writes', how: 'putIf absent, before the first order', cost: ONE_WRITE },
      { by: 'sweep', does: 'reads', how: STRONG_GET, cost: '1 read a sweep' },
      { by: 'sweep', does: 'writes', how: 'putIf, after the last fold', cost: '1 write an hour; on AWS 1 a sweep' },
      { by: 'report', does: 'reads', how: 'batchGet, eventual', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'memory of the nightly run',
    pk: 'NIGHTLY',
    sk: '`NIGHTLY`',
    says: 'When the last completed nightly run began.',
    attributes: MEMORY_ATTRIBUTES,
    size: 'some 30 bytes',
    access: [
      { by: 'set-up', does: 'writes', how: 'putIf absent, before the first order', cost: ONE_WRITE },
      { by: 'sweep', does: 'reads', how: STRONG_GET, cost: '1 read a night' },
      { by: 'sweep', does: 'writes', how: 'putIf, after the months', cost: '1 write a night' },
      { by: 'report', does: 'reads', how: 'batchGet, eventual', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'audit',
    pk: 'AUDIT',
    sk: '`AUDIT`',
    says: 'What the last audit found still amiss, and how far the present one has come.',
    attributes: [
      { name: 'auditedAt', type: 'number', meaning: 'milliseconds since 1970', optional: true },
      { name: 'documents', type: 'number', meaning: 'UTC days on which documents and postings differ', optional: true },
      { name: 'rollups', type: 'number', meaning: 'days and months on which postings and rollups differ', optional: true },
      { name: 'progress', type: 'bytes', meaning: 'how far the audit under way has come; JSON, deflated', optional: true },
    ],
    size: 'some 50 bytes; during a scan some 20 more a day of the ledger',
    access: [
      { by: 'audit', does: 'reads', how: STRONG_GET, cost: '1 read a turn' },
      { by: 'audit', does: 'writes', how: 'putIf', cost: '1 write a KB, a page of the scan' },
      { by: 'report', does: 'reads', how: 'batchGet, eventual', cost: '0.5 reads' },
    ],
  },
  {
    kind: 'settings',
    pk: 'SETTINGS',
    sk: '`SETTINGS`',
    says: 'What is fixed for a shop: zone, currency, first day of the week, which orders count.',
    attributes: [{ name: 'shop', type: 'text', meaning: 'the settings, JSON' }],
    size: 'some 150 bytes',
    access: [
      { by: 'set-up', does: 'writes', how: 'putIf absent', cost: ONE_WRITE },
      { by: 'rebuild', does: 'writes', how: 'putIf', cost: ONE_WRITE },
      { by: 'command line', does: 'reads', how: 'get, strong, as the folder is opened', cost: '1 read' },
    ],
  },
  {
    kind: 'access token',
    pk: 'TOKEN#<sha256>',
    sk: '`TOKEN`',
    says: 'Who may ask the API, and what. The token itself is kept nowhere; only its SHA-256, which opens nothing.',
    attributes: [
      { name: 'name', type: 'text', meaning: 'by what people know it' },
      { name: 'scopes', type: 'text', meaning: 'what it is for, apart by spaces' },
      { name: 'createdAt', type: 'number', meaning: 'seconds since 1970' },
      { name: 'expiresAt', type: 'number', meaning: 'seconds since 1970; worth nothing from then on, and DynamoDB deletes it' },
      { name: 'revokedAt', type: 'number', meaning: 'seconds since 1970', optional: true },
      { name: 'rev', type: 'number', meaning: 'there once it is revoked', optional: true },
    ],
    size: 'some 150 bytes',
    access: [
      { by: 'API', does: 'reads', how: 'get, strong, before anything else', cost: '1 read a request' },
      { by: 'command line', does: 'reads', how: 'scanPage of the prefix', cost: '0.5 reads for each 4 KB of the whole table' },
      { by: 'command line', does: 'writes', how: 'putIf absent; setIf present to revoke', cost: ONE_WRITE },
    ],
  },
] as const satisfies readonly ItemKind[];
