import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { itemBytes } from './item-bytes.ts';
import { type Meter, meterTable } from './meter.ts';
import { type MeterReading, spentBetween } from './meter-reading.ts';
import type { Item, Table } from './port.ts';
import { openSqliteTable } from './sqlite/open.ts';
import type { Tally } from './tally.ts';

const key = { pk: 'ORDER#shop#1', sk: 'DOC' };

function ofBytes(size: number, { pk, sk } = key): Item {
  const bare = { pk, sk, body: new Uint8Array(0) };
  return { ...bare, body: new Uint8Array(size - itemBytes(bare)) };
}

let meter: Meter;
let table: Table;

beforeEach(() => {
  meter = meterTable(openSqliteTable({ path: ':memory:' }));
  table = meter.table;
});

async function spent(work: () => Promise<unknown>): Promise<MeterReading> {
  const before = meter.read();
  await work();
  return spentBetween(before, meter.read());
}

const unitsOf = async (work: () => Promise<unknown>): Promise<Pick<Tally, 'readUnits' | 'writeUnits'>> => {
  const { readUnits, writeUnits } = (await spent(work)).total;
  return { readUnits, writeUnits };
};

const written = (writeUnits: number) => ({ readUnits: 0, writeUnits });
const read = (readUnits: number) => ({ readUnits, writeUnits: 0 });

describe('writes', () => {
  it('charges a unit for each started kilobyte', async () => {
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(1024))), written(1));
    await table.deleteIf(key);
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(1025))), written(2));
    await table.deleteIf(key);
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(3 * 1024))), written(3));
  });

  it('charges the larger of before and after', async () => {
    await table.putIf(ofBytes(9 * 1024));
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(100))), written(9));
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(5000))), written(5));
  });

  it('charges a set the whole item, even for one attribute', async () => {
    await table.putIf(ofBytes(10 * 1024 - 100));
    assert.deepEqual(await unitsOf(() => table.setIf(key, { a: 1 })), written(10));
    assert.deepEqual(await unitsOf(() => table.setIf(key, { body: '' })), written(10));
    assert.deepEqual(await unitsOf(() => table.setIf(key, {})), written(1));
  });

  it('charges a refused write what stood there, and at least one', async () => {
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(5000), { kind: 'present' })), written(1));
    await table.putIf(ofBytes(2049));
    assert.deepEqual(await unitsOf(() => table.putIf(ofBytes(9000), { kind: 'absent' })), written(3));
    assert.deepEqual(await unitsOf(() => table.setIf(key, { a: 1 }, { kind: 'absent' })), written(3));
    assert.deepEqual(await unitsOf(() => table.deleteIf(key, { kind: 'absent' })), written(3));
  });

  it('charges a delete what it deletes, and one for nothing', async () => {
    assert.deepEqual(await unitsOf(() => table.deleteIf(key)), written(1));
    await table.putIf(ofBytes(9 * 1024));
    assert.deepEqual(await unitsOf(() => table.deleteIf(key)), written(9));
  });
});

describe('reads', () => {
  it('charges a unit for each started 4 KB, an eventual read half', async () => {
    for (const [size, strong] of [
      [4096, 1],
      [4097, 2],
      [8193, 3],
    ] as const) {
      await table.putIf(ofBytes(size));
      assert.deepEqual(await unitsOf(() => table.get(key, 'strong')), read(strong));
      assert.deepEqual(await unitsOf(() => table.get(key, 'eventual')), read(strong / 2));
    }
  });

  it('charges the least for nothing', async () => {
    assert.deepEqual(await unitsOf(() => table.get(key, 'strong')), read(1));
    assert.deepEqual(await unitsOf(() => table.get(key, 'eventual')), read(0.5));
    assert.deepEqual(await unitsOf(() => table.queryPage({ pk: 'A', consistency: 'eventual' })), read(0.5));
    assert.deepEqual(await unitsOf(() => table.scanPage({})), read(0.5));
  });

  it('rounds the sum of a query, but each item of a batch', async () => {
    const keys = Array.from({ length: 25 }, (_, index) => ({ pk: 'LEDGER#2024-02-29', sk: `shop#${index + 100}` }));
    for (const each of keys) await table.putIf(ofBytes(107, each));
    assert.deepEqual(await unitsOf(() => table.queryPage({ pk: 'LEDGER#2024-02-29', consistency: 'eventual' })), read(0.5));
    assert.deepEqual(await unitsOf(() => table.batchGet(keys, 'eventual')), read(12.5));
    assert.deepEqual(await unitsOf(() => table.batchGet(keys, 'strong')), read(25));
  });

  it('charges a batch each missing key once', async () => {
    const keys = [key, { pk: 'A', sk: 'a' }, { pk: 'A', sk: 'a' }];
    assert.deepEqual(await unitsOf(() => table.batchGet(keys, 'eventual')), read(1));
    assert.deepEqual(await unitsOf(() => table.batchGet([], 'eventual')), read(0));
  });

  it('charges a scan what it examines, matching or not', async () => {
    for (const sk of ['a', 'b', 'c']) await table.putIf(ofBytes(4096, { pk: 'ORDER', sk }));
    assert.deepEqual(await unitsOf(() => table.scanPage({ pkPrefix: 'LEDGER' })), read(1.5));
    assert.deepEqual(await unitsOf(() => table.scanPage({ limit: 2 })), read(1));
  });
});

describe('the reading', () => {
  it('tells kinds and operations apart', async () => {
    const { total, byKind, byOperation, byKindAndOperation } = await spent(async () => {
      await table.putIf(ofBytes(1500));
      await table.putIf({ pk: 'DIRTY', sk: 'd#1' });
      await table.get(key, 'eventual');
      await table.batchGet([key, { pk: 'DIRTY', sk: 'd#1' }], 'strong');
    });
    assert.deepEqual(total, { calls: 4, readUnits: 2.5, writeUnits: 3, readBytes: 1500 * 2 + 12, writtenBytes: 1512, estimated: 0 });
    assert.deepEqual([byKind.ORDER?.writeUnits, byKind.DIRTY?.writeUnits], [2, 1]);
    assert.deepEqual([byKind.ORDER?.calls, byKind.DIRTY?.calls], [3, 2]);
    assert.deepEqual([byOperation.putIf?.calls, byOperation.batchGet?.calls, byOperation.get?.readUnits], [2, 1, 0.5]);
    assert.deepEqual(Object.keys(byKindAndOperation).sort(), [
      'DIRTY batchGet',
      'DIRTY putIf',
      'ORDER batchGet',
      'ORDER get',
      'ORDER putIf',
    ]);
  });

  it('stays as it was when the work goes on', async () => {
    const before = meter.read();
    await table.putIf(key);
    assert.equal(before.total.calls, 0);
    assert.deepEqual(Object.keys(spentBetween(before, meter.read()).byKind), ['ORDER']);
    assert.deepEqual(spentBetween(meter.read(), meter.read()).byKind, {});
  });

  it('leaves failed calls out', async () => {
    await assert.rejects(table.putIf({ pk: '', sk: '' }));
    assert.equal(meter.read().total.calls, 0);
  });

  it('says where an engine did not tell a size', async () => {
    const silent = meterTable({
      ...table,
      putIf: async () => ({ kind: 'done' }),
      deleteIf: async () => ({ kind: 'refused' }),
      scanPage: async () => ({ items: [ofBytes(5000)] }),
    });
    await silent.table.putIf(ofBytes(2000));
    await silent.table.deleteIf(key);
    await silent.table.scanPage({});
    const { estimated, writeUnits, readUnits } = silent.read().total;
    assert.deepEqual({ estimated, writeUnits, readUnits }, { estimated: 3, writeUnits: 3, readUnits: 1 });
  });
});
