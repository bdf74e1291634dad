import type { FunctionName } from '../../../infra/functions.ts';
import { productRef } from '../../../src/domain/ids.ts';
import { CurrencyCode } from '../../../src/domain/money/currency.ts';
import { Zone } from '../../../src/domain/time/zone.ts';
import { versionOf } from '../../../src/domain/version.ts';
import { addCosts } from '../../../src/pipeline/add-costs.ts';
import { book } from '../../../src/pipeline/book.ts';
import { collect } from '../../../src/pipeline/collect.ts';
import type { Effects, Shop } from '../../../src/pipeline/effects.ts';
import { readShop, setUp } from '../../../src/pipeline/set-up.ts';
import type { Table } from '../../../src/store/port.ts';
import { openSqliteTable } from '../../../src/store/sqlite/open.ts';
import { recordTable } from '../record/record-table.ts';
import type { Use } from '../rights.ts';
import { arnIn, EXAMPLE_PLACE } from '../template/place.ts';
import { documentOf, PRODUCT, type Sale, SOURCE } from './sale.fixture.ts';

const SHOP_NAME = 'example';

/** What another worker does in between, once, before the next write of this kind to items whose key begins so. */
export type Interruption = { readonly before: 'putIf' | 'setIf'; readonly on: string; readonly act: () => Promise<unknown> };

/**
 * A shop on which functions play their parts, one after the other, with each call noted.
 *
 * - `as`: the world as a function has it: its calls on the table are noted as its own
 * - `note`: for what a function asks of others than the table
 * - `elsewhere`: the same table for all that is not the function's doing; nothing is noted
 * - `deliver`: another worker takes a sale
 */
export type Stage = {
  readonly shop: Shop;
  readonly uses: readonly Use[];
  readonly as: (principal: FunctionName) => Effects;
  readonly note: (use: Use) => void;
  readonly elsewhere: Effects;
  readonly deliver: (sale: Sale) => Promise<void>;
  readonly interrupt: (interruption: Interruption) => void;
  readonly setClock: (iso: string) => void;
};

const interruptible = (table: Table, take: (before: Interruption['before'], pk: string) => Promise<unknown>): Table => ({
  ...table,
  putIf: async (item, condition) => {
    await take('putIf', item.pk);
    return table.putIf(item, condition);
  },
  setIf: async (key, set, condition) => {
    await take('setIf', key.pk);
    return table.setIf(key, set, condition);
  },
});

const openShop = async (elsewhere: Effects): Promise<Shop> => {
  await setUp({ zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' }, elsewhere);
  await addCosts(productRef(SOURCE, PRODUCT), [{ from: '', unitCost: '4.5' }], elsewhere);
  const shop = await readShop(elsewhere);
  if (shop === undefined) throw new Error('the shop was not set up');
  return shop;
};

export const openStage = async (clock: string): Promise<Stage> => {
  const table = openSqliteTable({ path: ':memory:' });
  const uses: Use[] = [];
  const waiting: Interruption[] = [];
  let nowMs = Date.parse(clock);
  let nonces = 0;
  const nonce = (): string => {
    nonces += 1;
    return `n${nonces}`;
  };
  const elsewhere: Effects = { table, nowMs: () => nowMs, nonce };
  const shop = await openShop(elsewhere);
  const take = async (before: Interruption['before'], pk: string): Promise<unknown> => {
    const at = waiting.findIndex((one) => one.before === before && pk.startsWith(one.on));
    return at === -1 ? undefined : waiting.splice(at, 1)[0]?.act();
  };
  const note = (use: Use): void => {
    uses.push(use);
  };
  const resource = arnIn(EXAMPLE_PLACE, 'dynamodb', `table/tillbook-${SHOP_NAME}`);
  return {
    shop,
    uses,
    note,
    elsewhere,
    as: (principal) => ({ ...elsewhere, table: interruptible(recordTable(table, { principal, resource, note }), take) }),
    deliver: async (sale) => {
      const ms = Date.parse(sale.updated);
      const { ref } = await collect(documentOf(sale), versionOf(ms, ms), elsewhere);
      await book(ref, shop, elsewhere);
    },
    interrupt: (interruption) => {
      waiting.push(interruption);
    },
    setClock: (iso) => {
      nowMs = Date.parse(iso);
    },
  };
};
