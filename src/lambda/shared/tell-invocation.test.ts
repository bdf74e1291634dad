import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '../../store/errors.ts';
import { UNUSED } from '../../store/meter-reading.ts';
import { readEmfLine } from './emf.fixture.ts';
import { type Teller, tellInvocation } from './tell-invocation.ts';

const openTeller = (): { teller: Teller<'sweep'>; lines: string[] } => {
  const lines: string[] = [];
  let nowMs = 1000;
  const teller: Teller<'sweep'> = {
    function: 'sweep',
    shop: 'my-shop',
    nowMs: () => {
      nowMs += 5;
      return nowMs;
    },
    write: (line) => void lines.push(line),
    readMeter: () => UNUSED,
  };
  return { teller, lines };
};

test('tells of an invocation in one line for the log and one of metrics', async () => {
  const { teller, lines } = openTeller();
  const result = await tellInvocation(teller, async () => ({ counts: { days: 2 }, metrics: { Freshness: 60 }, result: 'swept' }));
  assert.equal(result, 'swept');
  assert.deepEqual(JSON.parse(lines[0] ?? ''), { function: 'sweep', ms: 5, readUnits: 0, writeUnits: 0, level: 'info', days: 2 });
  assert.deepEqual(readEmfLine(lines[1] ?? '').values, { Freshness: 60, ReadUnits: 0, WriteUnits: 0 });
  assert.equal(lines.length, 2);
});

test('tells why an invocation failed, counts it, and throws the failure on', async () => {
  const { teller, lines } = openTeller();
  const cause = new Error('socket hang up for jane.doe@example.com with Bearer tb_0123456789abcdef');
  const failure = new StoreError('unavailable', 'tillbook-my-shop did not answer', { place: 'tillbook-my-shop' }, { cause });
  await assert.rejects(
    tellInvocation(teller, () => Promise.reject(failure)),
    (thrown) => thrown === failure,
  );
  const { failure: told, level } = JSON.parse(lines[0] ?? '');
  assert.deepEqual(
    [level, told],
    [
      'error',
      {
        name: 'StoreError',
        says: 'tillbook-my-shop did not answer',
        code: 'unavailable',
        cause: { name: 'Error', says: 'socket hang up for …@… with …' },
      },
    ],
  );
  assert.equal(readEmfLine(lines[1] ?? '').values.Errors, 1);
});
