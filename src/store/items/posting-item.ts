import type { OrderRef } from '../../domain/ids.ts';
import { packPosting, unpackPosting } from '../../domain/ledger/pack-posting.ts';
import type { Buyer, Posting } from '../../domain/ledger/posting.ts';
import type { Entry } from '../../domain/rollups/fold-day.ts';
import { type Day, epochOfDay } from '../../domain/time/day.ts';
import type { Version } from '../../domain/version.ts';
import type { Condition, Item } from '../port.ts';
import { LEDGER_PREFIX, postingKey } from '../table.ts';
import { findNumber, readBytes } from './read-attribute.ts';

const SECONDS_A_DAY = 86_400;
const HOUSE = 2;

/** By what a posting was booked: the document's version, the customer's revision, and when (seconds). */
export type Booked = { readonly dv: Version; readonly cr: number; readonly bookedAt: number };

/** A day the order once touched and no longer does keeps a tombstone: an item without `body`. */
export const postingItem = (
  key: { day: Day; ref: OrderRef },
  content: { posting: Posting | undefined; buyer: Buyer },
  booked: Booked,
): Item => {
  const tombstone: Item = { ...postingKey(key.day, key.ref), ...booked };
  if (content.posting === undefined) return tombstone;
  const item: Item = { ...tombstone, body: packPosting(content.posting, epochOfDay(key.day) * SECONDS_A_DAY) };
  if (!content.posting.events.some(({ kind }) => kind === 'sale')) return item;
  return { ...item, ...buyerAttributes(content.buyer) };
};

// `buyer`: 1 keyed, 2 house account, left out for nobody; `prev`: the instant of the customer's order before.
const buyerAttributes = (buyer: Buyer): { buyer?: number; prev?: number } => {
  if (buyer.kind === 'none') return {};
  if (buyer.kind === 'house') return { buyer: HOUSE };
  return buyer.previous === undefined ? { buyer: 1 } : { buyer: 1, prev: buyer.previous };
};

const readBuyer = (item: Item): Buyer => {
  const kind = findNumber(item, 'buyer');
  if (kind === undefined) return { kind: 'none' };
  if (kind === HOUSE) return { kind: 'house' };
  const previous = findNumber(item, 'prev');
  return previous === undefined ? { kind: 'keyed' } : { kind: 'keyed', previous };
};

/** True of a posting that holds something, false of a tombstone. */
export const holdsPosting = (item: Item): boolean => item.body !== undefined;

/** A posting as the fold wants it. */
export const readPostingItem = (item: Item): Entry => {
  const day = item.pk.slice(LEDGER_PREFIX.length) as Day;
  const posting = unpackPosting(readBytes(item, 'body'), epochOfDay(day) * SECONDS_A_DAY);
  return { source: item.sk.slice(0, item.sk.indexOf('#')), posting, buyer: readBuyer(item) };
};

/** A posting gives way to a newer document, or to the same one booked with no older record of its customer. */
export const postingGivesWay = ({ dv, cr }: Booked): Condition => ({
  kind: 'any',
  of: [
    { kind: 'absent' },
    { kind: 'less', attribute: 'dv', value: dv },
    {
      kind: 'all',
      of: [
        { kind: 'equals', attribute: 'dv', value: dv },
        { kind: 'atMost', attribute: 'cr', value: cr },
      ],
    },
  ],
});
