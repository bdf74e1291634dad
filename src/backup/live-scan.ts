import type { Item, Page, Scan, Table } from '../store/port.ts';
import { ORDER_PREFIX } from '../store/table.ts';

const CUSTOMERS_PREFIX = 'CUSTOMERS#';

type Stage = { readonly takes: (item: Item) => boolean; readonly pkPrefix?: string };

const isOrder = ({ pk }: Item): boolean => pk.startsWith(ORDER_PREFIX);
const isCustomer = ({ pk }: Item): boolean => pk.startsWith(CUSTOMERS_PREFIX);

/**
 * What follows from an item is copied before the item: postings and figures, then customers, then orders. An order is then never older
 * than what was booked of it, and an audit of the copy makes good what is behind.
 */
const STAGES: readonly Stage[] = [
  { takes: (item) => !isOrder(item) && !isCustomer(item) },
  { takes: isCustomer, pkPrefix: CUSTOMERS_PREFIX },
  { takes: isOrder, pkPrefix: ORDER_PREFIX },
];

const CURSOR = /^(\d):(.*)$/s;

const placeOf = (cursor: string | undefined): { stage: number; within: string } => {
  const [, stage = '0', within = ''] = CURSOR.exec(cursor ?? '') ?? [];
  return { stage: Number(stage), within };
};

const nextOf = (stage: number, { cursor }: Page): string | undefined => {
  if (cursor !== undefined) return `${stage}:${cursor}`;
  return stage + 1 < STAGES.length ? `${stage + 1}:` : undefined;
};

/** Scans a table that others write meanwhile, in three passes, so that the copy can be made whole. It pays for the table three times. */
export const liveScan =
  ({ scanPage }: Pick<Table, 'scanPage'>): Table['scanPage'] =>
  async ({ cursor }: Scan): Promise<Page> => {
    const { stage, within } = placeOf(cursor);
    const { takes = () => false, pkPrefix } = STAGES[stage] ?? {};
    const page = await scanPage({ ...(pkPrefix !== undefined && { pkPrefix }), ...(within !== '' && { cursor: within }) });
    const { cursor: _, ...rest } = page;
    const next = nextOf(stage, page);
    return { ...rest, items: page.items.filter(takes), ...(next !== undefined && { cursor: next }) };
  };
