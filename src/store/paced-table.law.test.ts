import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isStoreError, StoreError } from './errors.ts';
import { itemBytes } from './item-bytes.ts';
import { meterTable } from './meter.ts';
import { pacedTable, WRITES_ALONE } from './paced-table.ts';
import type { Item, Table } from './port.ts';
import { openSqliteTable } from './sqlite/open.ts';

const throttled = (): StoreError => new StoreError('throttled', 'the table is throttled', { place: 'table' });

/** One write of the history: how large, how long after the one before, how long it takes, and how often the table throttles it first. */
type Step = { readonly bytes: number; readonly pauseMs: number; readonly takesMs: number; readonly throttles: number };

const step: fc.Arbitrary<Step> = fc.record({
  bytes: fc.oneof(fc.integer({ min: 100, max: 3_000 }), fc.integer({ min: 3_000, max: 60_000 })),
  pauseMs: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 5_000 })),
  takesMs: fc.integer({ min: 1, max: 40 }),
  throttles: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 })),
});

const itemOf = (bytes: number, at: number): Item => {
  const bare = { pk: 'ORDER#shop', sk: `${at}`, body: new Uint8Array(0) };
  return { ...bare, body: new Uint8Array(Math.max(0, bytes - itemBytes(bare))) };
};

type Spent = { readonly fromMs: number; readonly toMs: number; readonly units: number };

/** A table under a clock of its own, which throttles as the steps say, and tells when it spent what. */
const torment = (steps: readonly Step[], writesPerSecond: number) => {
  let nowMs = 1_000_000;
  const spent: Spent[] = [];
  const waits: number[] = [];
  const meter = meterTable(openSqliteTable({ path: ':memory:' }));
  let left = 0;
  let takesMs = 0;
  const table: Table = {
    ...meter.table,
    putIf: async (item, condition) => {
      if (left > 0) {
        left -= 1;
        throw throttled();
      }
      const fromMs = nowMs;
      const before = meter.read().total.writeUnits;
      const outcome = await meter.table.putIf(item, condition);
      nowMs += takesMs;
      spent.push({ fromMs, toMs: nowMs, units: meter.read().total.writeUnits - before });
      return outcome;
    },
  };
  const paced = pacedTable(table, {
    writesPerSecond,
    nowMs: () => nowMs,
    delay: async (ms) => {
      waits.push(ms);
      nowMs += ms;
    },
  });
  const run = async (): Promise<void> => {
    for (const [at, { bytes, pauseMs, takesMs: takes, throttles }] of steps.entries()) {
      nowMs += pauseMs;
      left = throttles;
      takesMs = takes;
      await paced.putIf(itemOf(bytes, at));
    }
  };
  return { run, spent, waits, elapsedMs: () => nowMs - 1_000_000 };
};

const BURST_SECONDS = 1;

describe('law: pace', () => {
  it('spends in no stretch of time more than the pace, one burst, and its last write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), fc.constantFrom(1, 15, WRITES_ALONE), async (steps, rate) => {
        const { run, spent } = torment(steps, rate);
        await run();
        for (let from = 0; from < spent.length; from += 1) {
          let before = 0;
          for (const { fromMs, units } of spent.slice(from)) {
            const seconds = (fromMs - (spent[from]?.fromMs ?? 0)) / 1_000;
            assert.ok(before <= rate * (seconds + BURST_SECONDS) + 1e-6, `${before} units before ${seconds} s at ${rate} a second`);
            before += units;
          }
        }
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });

  it('loses no time where nothing throttles: a long run spends what the pace allows', async () => {
    const steps = Array.from({ length: 3_000 }, () => ({ bytes: 900, pauseMs: 0, takesMs: 5, throttles: 0 }));
    const { run, elapsedMs } = torment(steps, 15);
    await run();
    assert.ok(elapsedMs() < 201_000, `${elapsedMs()} ms for 3,000 units at 15 a second`);
  });
});

describe('throttles', () => {
  it('halve the pace, which comes back slowly', async () => {
    const calm = (count: number) => Array.from({ length: count }, () => ({ bytes: 900, pauseMs: 0, takesMs: 1, throttles: 0 }));
    const { run, spent } = torment([...calm(60), { bytes: 900, pauseMs: 0, takesMs: 1, throttles: 1 }, ...calm(2_000)], 20);
    await run();
    const within = (fromMs: number, toMs: number): number => spent.filter((one) => one.fromMs >= fromMs && one.fromMs < toMs).length;
    const hitMs = spent[60]?.fromMs ?? 0;
    assert.ok(within(hitMs, hitMs + 10_000) <= 10.5 * 10 + 20, 'half of 20, rising by one unit in ten seconds');
    assert.ok(within(hitMs + 110_000, hitMs + 120_000) >= 195, 'the whole pace again after 100 seconds');
  });

  it('are tried again seven times in all, and then handed on', async () => {
    const lasting = torment([{ bytes: 900, pauseMs: 0, takesMs: 1, throttles: 6 }], 15);
    await lasting.run();
    assert.deepEqual(lasting.waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
    const endless = torment([{ bytes: 900, pauseMs: 0, takesMs: 1, throttles: 7 }], 15);
    await assert.rejects(endless.run(), (error) => isStoreError(error, 'throttled'));
  });

  it('of reads are tried again too', async () => {
    const table = openSqliteTable({ path: ':memory:' });
    let throttles = 2;
    const weak: Table = {
      ...table,
      get: async (key, consistency) => {
        if (throttles > 0) {
          throttles -= 1;
          throw throttled();
        }
        return table.get(key, consistency);
      },
    };
    const paced = pacedTable(weak, { writesPerSecond: 15, nowMs: () => 0, delay: async () => undefined });
    await table.putIf({ pk: 'A', sk: 'a' });
    assert.deepEqual(await paced.get({ pk: 'A', sk: 'a' }, 'strong'), { pk: 'A', sk: 'a' });
  });

  it('are the only failure that is tried again', async () => {
    let calls = 0;
    const failing: Table = {
      ...openSqliteTable({ path: ':memory:' }),
      putIf: async () => {
        calls += 1;
        throw new StoreError('unavailable', 'no answer', { place: 'table' });
      },
    };
    const paced = pacedTable(failing, { writesPerSecond: 15, nowMs: () => 0, delay: async () => undefined });
    await assert.rejects(paced.putIf({ pk: 'A', sk: 'a' }));
    assert.equal(calls, 1);
  });
});
