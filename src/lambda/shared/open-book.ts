import type { Effects, Shop } from '../../pipeline/effects.ts';
import { createListing } from '../../pipeline/list-costs.ts';
import { readShop } from '../../pipeline/set-up.ts';
import { type Meter, meterTable } from '../../store/meter.ts';
import { keptFor } from './kept-for.ts';
import type { World } from './world.ts';

/** The shop's settings hardly ever change; a change is seen so late. @unit milliseconds */
const SETTINGS_KEPT_MS = 60_000;

/** The shop's book as a function works in it. */
export type Book = { readonly shop: Shop; readonly effects: Effects };

const notSetUp = ({ tableName }: World['environment']): RangeError =>
  new RangeError(`the table ${tableName} has no settings yet; "tillbook deploy" sets it up`);

/** The book of a function. `open` reads the settings once in a while; `meter`: all that was spent since the process began. */
export const openBook = ({ environment, table, nowMs, nonce }: World): { readonly meter: Meter; readonly open: () => Promise<Book> } => {
  const meter = meterTable(table);
  const bare: Effects = { table: meter.table, nowMs, nonce };
  const read = async (): Promise<Book> => {
    const shop = await readShop(bare);
    if (shop === undefined) throw notSetUp(environment);
    return { shop, effects: { ...bare, listCosts: createListing(shop, bare) } };
  };
  return { meter, open: keptFor(SETTINGS_KEPT_MS, read, nowMs) };
};
