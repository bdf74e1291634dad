import { isTransient, StoreError } from '../../src/store/errors.ts';
import type { Table } from '../../src/store/port.ts';

/**
 * What becomes of one operation: it happens; the worker dies before or after it; it happens and its answer is lost; its answer was lost and
 * the client sent it again; or the store refuses it for want of capacity, or its connection breaks, and it does not happen.
 */
export type Fault = 'none' | 'crash-before' | 'crash-after' | 'lost' | 'twice' | 'throttled' | 'reset';

/** A pipeline function at work. It stands still before each operation until `step` lets that one happen. */
export type Worker = {
  readonly state: () => 'waiting' | 'done' | 'failed' | 'crashed';
  readonly step: (fault: Fault) => Promise<void>;
};

type Operation = { readonly run: () => Promise<unknown>; readonly writes: boolean };

const lostAnswer = (): StoreError => new StoreError('unavailable', 'the answer was lost', { place: 'history' });

const notDone = (code: 'throttled' | 'unavailable'): StoreError => new StoreError(code, 'the store did not do it', { place: 'history' });

type Gate = <T>(run: () => Promise<T>, writes: boolean) => Promise<T>;

const gatedTable = (table: Table, gate: Gate): Table => ({
  get: (key, consistency) => gate(() => table.get(key, consistency), false),
  batchGet: (keys, consistency) => gate(() => table.batchGet(keys, consistency), false),
  queryPage: (query) => gate(() => table.queryPage(query), false),
  scanPage: (scan) => gate(() => table.scanPage(scan), false),
  putIf: (item, condition) => gate(() => table.putIf(item, condition), true),
  setIf: (key, set, condition) => gate(() => table.setIf(key, set, condition), true),
  deleteIf: (key, condition) => gate(() => table.deleteIf(key, condition), true),
});

/** Starts work on the table and lets it run up to its first operation. Whatever it throws is thrown by its step, but for the store's own failures. */
export const startWorker = async (table: Table, work: (gated: Table) => Promise<void>): Promise<Worker> => {
  let state: ReturnType<Worker['state']> = 'waiting';
  let thrown: { readonly error: unknown } | undefined;
  let arrive: () => void = () => undefined;
  let release: ((fault: Fault) => Promise<void>) | undefined;

  const crash = (): void => {
    state = 'crashed';
    arrive();
  };
  const perform = async ({ run, writes }: Operation, fault: Fault): Promise<unknown> => {
    if (fault === 'throttled') throw notDone('throttled');
    if (fault === 'reset') throw notDone('unavailable');
    const answer = await run();
    if (fault === 'lost') throw lostAnswer();
    return fault === 'twice' && writes ? await run() : answer;
  };
  const gate: Gate = (run, writes) =>
    new Promise((resolve, reject) => {
      if (release !== undefined) throw new TypeError('a worker does one operation at a time');
      release = async (fault) => {
        if (fault === 'crash-before') return crash();
        if (fault === 'crash-after') return void run().then(crash);
        perform({ run, writes }, fault).then((answer) => resolve(answer as Awaited<ReturnType<typeof run>>), reject);
      };
      arrive();
    });
  const arrival = (): Promise<void> =>
    new Promise((resolve) => {
      arrive = resolve;
    });

  const finish = (end: 'done' | 'failed', error?: unknown): void => {
    state = end;
    if (end === 'failed' && !isTransient(error)) thrown = { error };
    arrive();
  };

  const begun = arrival();
  work(gatedTable(table, gate)).then(
    () => finish('done'),
    (error) => finish('failed', error),
  );
  await begun;
  return {
    state: () => state,
    step: async (fault) => {
      const go = release;
      if (go === undefined) return;
      release = undefined;
      const arrived = arrival();
      await go(fault);
      await arrived;
      if (thrown !== undefined) throw thrown.error;
    },
  };
};
