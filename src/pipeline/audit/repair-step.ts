import type { OrderRef } from '../../domain/ids.ts';
import { touchedUtcDays } from '../../domain/ledger/touched.ts';
import type { Day } from '../../domain/time/day.ts';
import { readOrderItem } from '../../store/items/order-item.ts';
import type { Page } from '../../store/port.ts';
import { ledgerPartition, ORDER_PREFIX } from '../../store/table.ts';
import type { Effects, Shop } from '../effects.ts';
import { bookAgain } from '../rebuild.ts';
import { type AuditState, beginAudit } from './audit-state.ts';

/** So many items are looked at in one step, of which each may be an order to book. */
const ITEMS = 100;

const refsOfPage = ({ items }: Page, days: ReadonlySet<Day>): OrderRef[] =>
  items
    .filter(({ pk }) => pk.startsWith(ORDER_PREFIX))
    .map(readOrderItem)
    .filter(({ touched }) => touchedUtcDays(touched).some((day) => days.has(day)))
    .map(({ ref }) => ref);

// Through all documents first, then through the postings of each day: either side may know an order that the other does not.
const nextPage = async ({ found, at, cursor }: AuditState, { table }: Effects): Promise<{ page: Page; refs: OrderRef[] }> => {
  const further = cursor !== undefined && { cursor };
  if (at === 0) {
    const page = await table.scanPage({ limit: ITEMS, ...further });
    return { page, refs: refsOfPage(page, new Set(found.documents)) };
  }
  const pk = ledgerPartition(found.documents[at - 1] as Day);
  const page = await table.queryPage({ pk, limit: ITEMS, consistency: 'strong', ...further });
  return { page, refs: page.items.map(({ sk }) => sk as OrderRef) };
};

/** Books some of the orders of the days that differ again, directly: whatever a crash left behind is made good. Then scans once more. */
export const repairStep = async (state: AuditState, shop: Shop, effects: Effects): Promise<AuditState> => {
  const { page, refs } = await nextPage(state, effects);
  await bookAgain(refs, shop, effects);
  if (page.cursor !== undefined) return { ...state, cursor: page.cursor };
  if (state.at < state.found.documents.length) return { ...state, cursor: undefined, at: state.at + 1 };
  return { ...beginAudit(effects.nowMs()), isSecond: true, found: state.found };
};
