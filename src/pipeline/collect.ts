import { type OrderRef, orderRef } from '../domain/ids.ts';
import { NOTHING_TOUCHED, touchedBy, uniteTouched } from '../domain/ledger/touched.ts';
import { freezeLines } from '../domain/order/freeze-lines.ts';
import { keepRefundDates } from '../domain/order/keep-refund-dates.ts';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { compareVersions, type Version } from '../domain/version.ts';
import { orderJson } from '../store/items/order-body.ts';
import { orderItem, readOrderItem, type StoredOrder } from '../store/items/order-item.ts';
import { orderKey } from '../store/table.ts';
import type { Effects } from './effects.ts';

/**
 * What became of a record; all but those that are not put are booked, since an earlier delivery may have died half-way. `oversized`: no item
 * could hold it; `contradictory`: an order under this id is known as a return, or a return as an order. `isSameVersion`: a duplicate not only by what
 * it says but delivered before, or left by a run that broke off.
 */
export type Collected =
  | { readonly kind: 'accepted' | 'stale'; readonly ref: OrderRef }
  | { readonly kind: 'duplicate'; readonly ref: OrderRef; readonly isSameVersion: boolean }
  | { readonly kind: 'oversized'; readonly ref: OrderRef; readonly bytes: number }
  | { readonly kind: 'contradictory'; readonly ref: OrderRef; readonly known: OrderDocument['kind'] };

// A posting names a product up to three times: sold, given back, and in the sum of what came later. It must fit one item of 409,600 bytes.
const LARGEST_BODY = 300_000;
const TIMES_NAMED = 3;

const sizeOf = ({ cancelledAt, reversals }: OrderDocument, json: string): number =>
  Buffer.byteLength(json) * (cancelledAt === undefined && reversals === undefined ? 1 : TIMES_NAMED);

const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);

// A deletion may come as a bare id; what the order was stays known.
const nextDocument = (known: StoredOrder | undefined, document: OrderDocument): OrderDocument => {
  if (known === undefined) return document;
  return document.deleted ? { ...known.document, deleted: true } : keepRefundDates(known.document, freezeLines(known.document, document));
};

const withListedCosts = async (document: OrderDocument, { listCosts }: Pick<Effects, 'listCosts'>): Promise<OrderDocument> =>
  listCosts === undefined ? document : listCosts(document);

/**
 * Puts an order's document if it is newer than the one that stands. The newer version is stored also when it says the same: postings
 * booked from it must be told from those of the older. What the list of costs adds may not make an order too large that was taken before.
 */
export const collect = async (
  document: OrderDocument,
  version: Version,
  effects: Pick<Effects, 'table' | 'listCosts'>,
): Promise<Collected> => {
  const { table } = effects;
  const ref = orderRef(document.source, document.id);
  for (;;) {
    const stored = await table.get(orderKey(ref), 'strong');
    const known = stored === undefined ? undefined : readOrderItem(stored);
    const order = known === undefined ? 1 : compareVersions(version, known.version);
    if (order < 0) return { kind: 'stale', ref };
    if (order === 0) return { kind: 'duplicate', ref, isSameVersion: true };
    // A return under the id of its order would replace the sale that it takes back.
    if (known !== undefined && !document.deleted && known.document.kind !== document.kind)
      return { kind: 'contradictory', ref, known: known.document.kind };
    const stated = nextDocument(known, document);
    const statedJson = orderJson(stated);
    const bytes = sizeOf(stated, statedJson);
    if (bytes > LARGEST_BODY) return { kind: 'oversized', ref, bytes };
    const next = await withListedCosts(stated, effects);
    const json = next === stated ? statedJson : orderJson(next);
    const item = orderItem(next, { version, touched: uniteTouched(known?.touched ?? NOTHING_TOUCHED, touchedBy(next)), json });
    const condition =
      known === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'equals', attribute: 'v', value: known.version } as const);
    const { kind } = await table.putIf(item, condition);
    if (kind === 'refused') continue;
    const isSame = known !== undefined && item.hash instanceof Uint8Array && equalBytes(known.hash, item.hash);
    return isSame ? { kind: 'duplicate', ref, isSameVersion: false } : { kind: 'accepted', ref };
  }
};
