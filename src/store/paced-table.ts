import { writeCharge } from './charges.ts';
import { isStoreError } from './errors.ts';
import { itemBytes } from './item-bytes.ts';
import type { Table, WriteOutcome } from './port.ts';

/**
 * Bulk work leaves so much to the webhooks that come meanwhile, and where none come, a reserve.
 * @unit DynamoDB write units a second, of the 25 that are free
 */
export const WRITES_BESIDE_WEBHOOKS = 15;
export const WRITES_ALONE = 22;

/** What may be spent at once after a pause, as a share of a second's rate. */
const BURST_MS = 1_000;

/** However often the table throttles, work goes on at this pace. @unit write units a second */
const SLOWEST = 1;

/** The pace rises by one unit a second in so long a time without a throttle. @unit milliseconds */
const RISE_MS = 10_000;

/** The first wait after a throttle, doubled with each that follows; with all of them some minute passes. @unit milliseconds */
const FIRST_WAIT_MS = 1_000;
const ATTEMPTS = 7;

/** `delay` may throw: then the work ends there, between two operations. */
export type Pace = {
  readonly writesPerSecond: number;
  readonly nowMs: () => number;
  readonly delay: (ms: number) => Promise<void>;
};

/** How fast writes may follow one another: halved by each throttle, coming back slowly. */
const createRate = ({ writesPerSecond, nowMs }: Pace) => {
  let rate = writesPerSecond;
  let sinceMs = nowMs();
  const now = (): number => Math.min(writesPerSecond, rate + Math.max(0, nowMs() - sinceMs) / RISE_MS);
  const halve = (): void => {
    rate = Math.max(SLOWEST, now() / 2);
    sinceMs = nowMs();
  };
  return { now, halve };
};

/**
 * A table for bulk work: its writes keep to a pace, whatever their size, and what the table throttles is tried again, more slowly. In any
 * stretch of time it spends no more than the pace allows, one burst, and the write that was under way. One worker at a time may use it.
 */
export const pacedTable = (table: Table, pace: Pace): Table => {
  const { nowMs, delay } = pace;
  const rate = createRate(pace);
  let paidUntilMs = nowMs() - BURST_MS;

  const untilAllowed = async (): Promise<void> => {
    const waitMs = Math.ceil(paidUntilMs - nowMs());
    if (waitMs > 0) await delay(waitMs);
  };

  // A write pays afterwards: only then is known how large was what it replaced.
  const pay = (outcome: WriteOutcome, after: number): void => {
    const { writeUnits = 1 } = writeCharge(outcome, after);
    paidUntilMs = Math.max(paidUntilMs, nowMs() - BURST_MS) + (writeUnits / rate.now()) * 1_000;
  };

  const patient =
    <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await operation(...args);
        } catch (error) {
          if (!isStoreError(error, 'throttled')) throw error;
          rate.halve();
          if (attempt === ATTEMPTS) throw error;
          await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
        }
      }
    };

  const paced = <Args extends readonly unknown[], Outcome extends WriteOutcome>(
    operation: (...args: Args) => Promise<Outcome>,
    bytesAfter: (outcome: Outcome, ...args: Args) => number,
  ) => {
    const write = patient(operation);
    return async (...args: Args): Promise<Outcome> => {
      await untilAllowed();
      const outcome = await write(...args);
      pay(outcome, bytesAfter(outcome, ...args));
      return outcome;
    };
  };

  return {
    get: patient(table.get),
    batchGet: patient(table.batchGet),
    queryPage: patient(table.queryPage),
    scanPage: patient(table.scanPage),
    putIf: paced(table.putIf, (_, item) => itemBytes(item)),
    setIf: paced(table.setIf, (outcome) => (outcome.kind === 'done' ? itemBytes(outcome.item) : 0)),
    deleteIf: paced(table.deleteIf, () => 0),
  };
};
