import { CurrencyCode } from '../domain/money/currency.ts';
import { OrderDocument } from '../domain/order/order-document.ts';
import { Zone } from '../domain/time/zone.ts';
import { type Version, versionOf } from '../domain/version.ts';
import type { Item, Table } from '../store/port.ts';
import { openSqliteTable } from '../store/sqlite/open.ts';
import { book } from './book.ts';
import { type Collected, collect } from './collect.ts';
import type { Effects, Shop } from './effects.ts';
import { scanItems } from './rebuild.ts';
import { readShop, setUp } from './set-up.ts';

export const at = (iso: string): number => Date.parse(iso) / 1000;

/** A shop on a table in memory, whose clock stands where it is put. */
export type World = {
  readonly effects: Effects;
  readonly shop: Shop;
  readonly setClock: (iso: string) => void;
  /** The same world seen through a table on which something goes wrong. */
  readonly through: (wrap: (table: Table) => Table) => World;
};

export const openWorld = async (clock: string): Promise<World> => {
  const table = openSqliteTable({ path: ':memory:' });
  let nowMs = Date.parse(clock);
  let nonces = 0;
  const nonce = (): string => {
    nonces += 1;
    return `n${nonces}`;
  };
  const effects: Effects = { table, nowMs: () => nowMs, nonce };
  await setUp({ zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, effects);
  const shop = await readShop(effects);
  if (shop === undefined) throw new Error('the shop was not set up');
  const setClock = (iso: string): void => {
    nowMs = Date.parse(iso);
  };
  const through = (wrap: (inner: Table) => Table): World => ({ effects: { ...effects, table: wrap(table) }, shop, setClock, through });
  return { effects, shop, setClock, through };
};

export const order = (id: string, placed: string, parts: object = {}): OrderDocument =>
  OrderDocument.parse({
    source: 'shop',
    id,
    kind: 'order',
    placedAt: at(placed),
    currency: 'GBP',
    taxTreatment: 'added',
    stage: 'placed',
    lines: [{ id: '1', productId: 'mug', quantity: 1, gross: 1000 }],
    ...parts,
  });

export const version = (number: number): Version => versionOf(number * 1000, number * 1000);

/** Collects and books one order, as every door does. */
export const deliver = async (document: OrderDocument, number: number, { effects, shop }: World): Promise<Collected> => {
  const collected = await collect(document, version(number), effects);
  await book(collected.ref, shop, effects);
  return collected;
};

export const itemsOf = async (pkPrefix: string, { effects }: World): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of scanItems(pkPrefix, effects)) items.push(item);
  return items.sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
};

const STAMPS: ReadonlySet<string> = new Set(['rev', 'cr', 'bookedAt', 'asOf', 'nonce', 'start']);

/** What the table says, without when and how often it was written. */
export const contentsOf = async (world: World): Promise<object[]> =>
  (await itemsOf('', world)).map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => !STAMPS.has(name))));
