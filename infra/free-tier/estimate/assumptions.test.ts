import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '../../../src/lambda/shared/metric-names.ts';
import { type Teller, tellInvocation } from '../../../src/lambda/shared/tell-invocation.ts';
import { UNUSED } from '../../../src/store/meter-reading.ts';
import { LOG_BYTES_AN_INVOCATION } from './assumptions.ts';

/** What CloudWatch adds to each line. @unit bytes @source Amazon CloudWatch pricing, logs */
const LINE_OVERHEAD = 26;

const ID = '8f1c2e5a-1b2c-4d3e-9f40-123456789abc';

/** What the runtime writes of each invocation; the last also of the environment's start. */
const PLATFORM = [
  `START RequestId: ${ID} Version: $LATEST\n`,
  `END RequestId: ${ID}\n`,
  `REPORT RequestId: ${ID}\tDuration: 1234.56 ms\tBilled Duration: 1235 ms\tMemory Size: 512 MB\tMax Memory Used: 100 MB\tInit Duration: 234.56 ms\n`,
];

const linesOf = async (name: 'collect' | 'sweep', counts: Readonly<Record<string, number>>): Promise<string[]> => {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const teller: Teller<typeof name> = {
    function: name,
    shop: 'a-long-name-of-a-shop',
    nowMs: () => 1_772_366_400_000,
    write,
    readMeter: () => UNUSED,
  };
  const told = Object.entries(METRICS).filter(([, { emittedBy }]) => emittedBy.some((emitter) => emitter === name));
  await tellInvocation(teller, async () => ({
    counts,
    metrics: Object.fromEntries(told.map(([metric]) => [metric, 12_345])),
    result: undefined,
  }));
  return [...lines, ...PLATFORM];
};

test('an invocation logs no more than is taken for granted', async () => {
  for (const lines of [
    await linesOf('collect', { accepted: 1, duplicate: 0, stale: 0, quarantined: 0 }),
    await linesOf('sweep', { days: 2, orders: 1234 }),
  ]) {
    const bytes = lines.reduce((sum, line) => sum + line.length + LINE_OVERHEAD, 0);
    assert.ok(bytes <= LOG_BYTES_AN_INVOCATION, `${bytes} bytes`);
    assert.ok(bytes > LOG_BYTES_AN_INVOCATION / 2, `${bytes} bytes, so that the estimate says twice as much as is so`);
  }
});
