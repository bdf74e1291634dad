import { AMOUNT_NAMES } from '../domain/ledger/amounts.ts';
import { unpackMonthShop } from '../domain/rollups/month-shop.ts';
import { addDays, type Day, lastDayOfMonth, type Month, monthOfDay } from '../domain/time/day.ts';
import { packImage, unpackImage } from '../store/items/rollup-item.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { firstStatementKey, monthRollupKey, RESTATED_PARTITION, restatementKey } from '../store/table.ts';
import { dayAt, type Effects, type Shop } from './effects.ts';

/** A month is closed this many days after its end: late webhooks and first refunds are in by then. */
const CLOSING_DAYS = 5;

/** The first day on which a month stands closed. */
const closedFrom = (month: Month): Day => addDays(lastDayOfMonth(month), CLOSING_DAYS + 1);

/** The month that is closed since this day, if one is. */
export const monthClosedOn = (day: Day): Month | undefined => {
  const month = monthOfDay(addDays(day, -CLOSING_DAYS - 1));
  return closedFrom(month) === day ? month : undefined;
};

const eventFigures = (item: Item): string => {
  const { event } = unpackMonthShop(unpackImage(item)).shop.figures;
  return JSON.stringify(Object.fromEntries(AMOUNT_NAMES.filter((name) => event[name] !== 0).map((name) => [name, event[name]])));
};

const lastStated = async (month: Month, first: Item, { table }: Effects): Promise<string> => {
  const all = await queryAll(table, { pk: RESTATED_PARTITION, reverse: true, consistency: 'strong' });
  const last = all.find(({ sk }) => sk.endsWith(`#${month}`));
  return typeof last?.to === 'string' ? last.to : eventFigures(first);
};

/**
 * Keeps what a month said when it was closed, and leaves a restatement whenever its figures by event date say something else than they
 * last did. Compared is what is stored, so a crash before it only puts it off.
 */
export const restate = async (month: Month, shop: Shop, effects: Effects): Promise<void> => {
  const { table } = effects;
  const nowMs = effects.nowMs();
  if (dayAt(shop, nowMs) < closedFrom(month)) return;
  const current = await table.get(monthRollupKey('S', month), 'strong');
  if (current === undefined) return;
  const first = await table.get(firstStatementKey(month), 'strong');
  if (first === undefined) {
    await table.putIf({ ...firstStatementKey(month), asOf: nowMs, body: packImage(unpackImage(current)) }, { kind: 'absent' });
    return;
  }
  const from = await lastStated(month, first, effects);
  const to = eventFigures(current);
  if (from !== to) await table.putIf({ ...restatementKey(new Date(nowMs).toISOString(), month), from, to });
};
