import type { CostEntry } from '../../src/domain/costs/cost-history.ts';
import type { ProductRef } from '../../src/domain/ids.ts';
import type { OrderDocument } from '../../src/domain/order/order-document.ts';
import type { Version } from '../../src/domain/version.ts';
import { addCosts } from '../../src/pipeline/add-costs.ts';
import { applyCosts } from '../../src/pipeline/apply-costs.ts';
import { audit } from '../../src/pipeline/audit.ts';
import { book } from '../../src/pipeline/book.ts';
import { collect } from '../../src/pipeline/collect.ts';
import type { Effects, Shop } from '../../src/pipeline/effects.ts';
import { endImport, type ImportJob, importOrders } from '../../src/pipeline/import-orders.ts';
import { setUp } from '../../src/pipeline/set-up.ts';
import { sweepHotDays, sweepNightly } from '../../src/pipeline/sweep.ts';
import type { Table } from '../../src/store/port.ts';

/** A file of unit costs: the entries of each product that it names. */
export type CostsTold = ReadonlyMap<ProductRef, readonly CostEntry[]>;

/** What a worker may do. The real protocol is `REAL`; a weak form has one step altered. */
export type Protocol = {
  readonly setUp: (shop: Shop, effects: Effects) => Promise<void>;
  readonly deliver: (record: { document: OrderDocument; version: Version }, shop: Shop, effects: Effects) => Promise<void>;
  readonly importFile: (job: ImportJob, shop: Shop, effects: Effects) => Promise<void>;
  readonly loadCosts: (costs: CostsTold, shop: Shop, effects: Effects) => Promise<void>;
  readonly sweep: (shop: Shop, effects: Effects) => Promise<void>;
  readonly night: (shop: Shop, effects: Effects) => Promise<void>;
  readonly audit: (shop: Shop, effects: Effects) => Promise<void>;
  /** What stands before a worker in place of the table; `peek` is the table itself, looked at without anybody noticing. */
  readonly guise: (table: Table, peek: Table, nowMs: () => number) => Table;
};

export const REAL: Protocol = {
  setUp: async (shop, effects) => void (await setUp(shop, effects)),
  deliver: async ({ document, version }, shop, effects) => {
    const { ref } = await collect(document, version, effects);
    await book(ref, shop, effects);
  },
  importFile: async (job, shop, effects) => {
    const state = await importOrders(job, shop, effects);
    await endImport(state, effects);
    await sweepNightly(shop, effects);
  },
  loadCosts: async (costs, shop, effects) => {
    for (const [ref, entries] of costs) await addCosts(ref, entries, effects);
    await applyCosts(shop, effects);
    await sweepNightly(shop, effects);
  },
  sweep: async (shop, effects) => void (await sweepHotDays(shop, effects)),
  night: async (shop, effects) => void (await sweepNightly(shop, effects)),
  audit: async (shop, effects) => void (await audit(shop, effects)),
  guise: (table) => table,
};
