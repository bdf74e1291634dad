import measured from './measured-use.json' with { type: 'json' };

/** What something spends on the table; `calls` are round trips. */
export type Spent = { readonly writeUnits: number; readonly readUnits: number; readonly calls: number };

/**
 * What a shop of a size uses.
 *
 * - `statementsAnOrder`: how often something happens to an order that its source tells, its placing included
 * - `first`, `again`: of one delivery that says something new, and of one that says the same again
 * - `sweepsADay`: of all sweeps of a day together
 * - `bytesAnOrder`, `rollupBytesADay`: what is kept, as DynamoDB charges it
 * - `processorMs`: of one delivery and of a day's sweeps, on the machine that measured; all else is the same on every machine
 */
export type VolumeUse = {
  readonly ordersADay: number;
  readonly statementsAnOrder: number;
  readonly first: Spent;
  readonly again: Spent;
  readonly sweepsADay: Spent;
  readonly bytesAnOrder: number;
  readonly rollupBytesADay: number;
  readonly processorMs: { readonly delivery: number; readonly sweepsADay: number };
};

/** What bringing orders in batches uses, of one order. */
export type BatchUse = Spent & { readonly processorMs: number };

/** Written by `npm run bench -- --use`. */
export type MeasuredUse = { readonly batch: BatchUse; readonly volumes: readonly VolumeUse[] };

export const MEASURED_USE: MeasuredUse = measured;
