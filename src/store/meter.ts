import { batchCharges, itemCharge, kindOf, queryCharge, scanCharge, writeCharge } from './charges.ts';
import { itemBytes } from './item-bytes.ts';
import { afterCall, type MeterReading, type Operation, UNUSED } from './meter-reading.ts';
import type { Table } from './port.ts';
import type { Charge } from './tally.ts';

export type Meter = {
  /** The table to work on: the one given, every answered call counted. */
  readonly table: Table;
  /** Another view of the same table, e.g. that of a group, counted into the same reading. */
  readonly over: (view: Table) => Table;
  readonly read: () => MeterReading;
};

/** Every kind, for a scan is charged for all it passes. */
const ALL_KINDS = '*';

type Count = (operation: Operation, charges: ReadonlyMap<string, Charge>) => void;

function metered(table: Table, count: Count): Table {
  const countOne = (operation: Operation, pk: string, charge: Charge): void => count(operation, new Map([[kindOf(pk), charge]]));
  return {
    get: async (key, consistency) => {
      const item = await table.get(key, consistency);
      countOne('get', key.pk, itemCharge(item, consistency));
      return item;
    },
    batchGet: async (keys, consistency) => {
      const items = await table.batchGet(keys, consistency);
      count('batchGet', batchCharges(keys, items, consistency));
      return items;
    },
    queryPage: async (query) => {
      const page = await table.queryPage(query);
      countOne('queryPage', query.pk, queryCharge(page, query.consistency));
      return page;
    },
    scanPage: async (scan) => {
      const page = await table.scanPage(scan);
      count('scanPage', new Map([[ALL_KINDS, scanCharge(page)]]));
      return page;
    },
    putIf: async (item, condition) => {
      const outcome = await table.putIf(item, condition);
      countOne('putIf', item.pk, writeCharge(outcome, itemBytes(item)));
      return outcome;
    },
    setIf: async (key, set, condition) => {
      const outcome = await table.setIf(key, set, condition);
      countOne('setIf', key.pk, writeCharge(outcome, outcome.kind === 'done' ? itemBytes(outcome.item) : 0));
      return outcome;
    },
    deleteIf: async (key, condition) => {
      const outcome = await table.deleteIf(key, condition);
      countOne('deleteIf', key.pk, writeCharge(outcome, 0));
      return outcome;
    },
  };
}

/**
 * Counts what the operations on a table cost on DynamoDB, whatever the engine. Failed calls are not counted: DynamoDB
 * does not charge what it throttles or finds invalid.
 * @source `units.ts`, `item-bytes.ts` and `charges.ts`, each with its rule
 */
export function meterTable(table: Table): Meter {
  let reading = UNUSED;
  const over = (view: Table): Table =>
    metered(view, (operation, charges) => {
      reading = afterCall(reading, operation, charges);
    });
  return { table: over(table), over, read: () => reading };
}
