import { visibleAt } from '../generate/planned-order.ts';
import type { Moment, Timeline } from '../generate/timeline.ts';
import { orderAfter, type ServedOrder } from './order-at.ts';

/** What a page is asked for; instants in milliseconds. `after`: the place of the last record of the page before. */
export type PageQuery = {
  readonly sinceMs: number;
  readonly beforeMs: number;
  readonly after: Place | undefined;
  readonly limit: number;
};

/** Where a record stands in the list of changes. */
export type Place = { readonly ms: number; readonly id: string };

export type ChangePage<T> = { readonly records: readonly T[]; readonly next: Place | undefined };

const isBehind = (ms: number, id: string, place: Place): boolean => ms > place.ms || (ms === place.ms && id > place.id);

const firstFrom = (moments: readonly Moment[], ms: number): number => {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.atMs ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
};

// An order stands in the list once, at the last of its happenings that can be seen.
const servedAt = ({ order, index }: Moment, nowMs: number): ServedOrder | undefined => {
  const visible = visibleAt(order, nowMs);
  return visible.length === index + 1 ? orderAfter(order, visible) : undefined;
};

/** Orders that changed, by (updatedAt, id), one more than asked for deciding whether there is a next page. */
export const orderPage = (timeline: Timeline, { sinceMs, beforeMs, after, limit }: PageQuery, nowMs: number): ChangePage<ServedOrder> => {
  timeline.liveUntil(nowMs);
  const moments = timeline.moments();
  const records: ServedOrder[] = [];
  let last: Place | undefined;
  for (let at = firstFrom(moments, Math.max(sinceMs, after?.ms ?? sinceMs)); at < moments.length; at += 1) {
    const moment = moments[at];
    if (moment === undefined || moment.atMs >= beforeMs || moment.atMs > nowMs) break;
    const { atMs, order } = moment;
    if (after !== undefined && !isBehind(atMs, order.id, after)) continue;
    const served = servedAt(moment, nowMs);
    if (served === undefined) continue;
    if (records.length === limit) return { records, next: last };
    records.push(served);
    last = { ms: atMs, id: order.id };
  }
  return { records, next: undefined };
};

/** A short list of changes, sorted whole. */
export const listPage = <T extends { id: string }>(
  list: readonly { readonly ms: number; readonly record: T }[],
  { sinceMs, beforeMs, after, limit }: PageQuery,
): ChangePage<T> => {
  const rest = list
    .filter(({ ms, record }) => ms >= sinceMs && ms < beforeMs && (after === undefined || isBehind(ms, record.id, after)))
    .sort((a, b) => a.ms - b.ms || (a.record.id < b.record.id ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    records: page.map(({ record }) => record),
    next: rest.length > limit && last !== undefined ? { ms: last.ms, id: last.record.id } : undefined,
  };
};
