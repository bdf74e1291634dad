import { instantsOfVersion } from '../../src/domain/version.ts';
import { createCollect } from '../../src/lambda/collect/create-collect.ts';
import { createNightly } from '../../src/lambda/nightly/create-nightly.ts';
import type { ClockWorld } from '../../src/lambda/shared/clockwork.ts';
import { readEmfLine } from '../../src/lambda/shared/emf.fixture.ts';
import { bodyOf, eventOf } from '../../src/lambda/shared/function-world.fixture.ts';
import { createSweep } from '../../src/lambda/sweep/create-sweep.ts';
import type { Effects } from '../../src/pipeline/effects.ts';
import { StoreError } from '../../src/store/errors.ts';
import { type Protocol, REAL } from '../histories/protocol.ts';

const ENVIRONMENT: ClockWorld['environment'] = {
  tableName: 'tillbook-example',
  parameterPrefix: '/tillbook/example',
  shopName: 'example',
  sources: [],
};

/** Lambda gives a function so long; none here comes near it. */
const context = { getRemainingTimeInMillis: () => 300_000 };

// Every line of metrics must be one that CloudWatch takes.
const checkLine = (line: string): void => {
  if (line.startsWith('{"_aws"')) readEmfLine(line);
  else JSON.parse(line);
};

const worldOf = ({ table, nowMs, nonce }: Effects, write = checkLine): ClockWorld => ({
  environment: ENVIRONMENT,
  table,
  nowMs,
  nonce,
  readParameter: async () => 'ab'.repeat(32),
  write,
  delay: async () => undefined,
});

const BUSY = 503;

/** The sender of an order tries again after a 503, as after no answer at all; any other answer than success is a fault. */
const judgeAnswer = (status: number, body: string): void => {
  if (status === BUSY) throw new StoreError('unavailable', 'the API asked to come again', { place: 'api' });
  if (status !== 200 || JSON.parse(body).counts.quarantined > 0) throw new Error(`${status}: ${body}`);
};

const runNight = async (effects: Effects): Promise<void> => {
  let marked = '';
  const read = (line: string): void => {
    checkLine(line);
    marked = JSON.parse(line).marked ?? marked;
  };
  do await createSweep(worldOf(effects, read))({ job: 'nightly' }, context);
  while (marked === 'stopped');
};

/**
 * The protocol as the deployed functions play it, each invocation in a process of its own: orders come as requests through the gateway,
 * sweeps and audits by the schedule's events.
 */
export const BY_FUNCTIONS: Protocol = {
  ...REAL,
  deliver: async ({ document, version }, _, effects) => {
    // The histories tell the states of an order apart by the second of the read.
    const updatedAt = instantsOfVersion(version).readAtMs / 1000;
    const body = JSON.stringify({ orders: [{ ...document, updatedAt: Math.floor(updatedAt) }] });
    const headers = { 'content-type': 'application/json' };
    const answer = await createCollect(worldOf(effects))(eventOf('POST /v1/orders', '/v1/orders', { headers, body, scopes: 'collect' }));
    judgeAnswer(answer.statusCode, bodyOf(answer));
  },
  sweep: async (_, effects) => createSweep(worldOf(effects))({ job: 'sweep' }, context),
  night: async (_, effects) => runNight(effects),
  audit: async (_, effects) => {
    await createNightly(worldOf(effects))({ job: 'audit' }, context);
    await runNight(effects);
    await createNightly(worldOf(effects))({ job: 'audit' }, context);
    await runNight(effects);
  },
};
