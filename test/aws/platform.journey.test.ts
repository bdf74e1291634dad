import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { namesOf } from '../../infra/names.ts';
import { missing } from './emulator/python.fixture.ts';
import { openJourney, SHOP } from './journey/open-journey.fixture.ts';
import { standingStacks } from './journey/standing-stacks.fixture.ts';
import { isReal } from './journey/target.fixture.ts';
import { until } from './until.fixture.ts';

/** A real account repeats what failed after one and two minutes, and takes as long to notice a figure. @unit seconds */
const PATIENCE = isReal ? 300 : 20;

const names = namesOf(SHOP);

describe('the platform', { skip: isReal ? false : missing }, () => {
  let journey: Awaited<ReturnType<typeof openJourney>>;
  before(async () => {
    journey = await openJourney();
  });
  after(() => journey?.close());

  const startAside = (name: string, event: unknown) =>
    journey.target.clients.functions.send(
      new InvokeCommand({ FunctionName: names.function(name), InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) }),
    );

  it('stands after one command, which gives the first token', async () => {
    assert.match(journey.token, /^tb_/);
    assert.deepEqual(await standingStacks(journey.target), [
      'CDKToolkit',
      ...['api', 'data', 'monitoring', 'pipeline'].map((name) => `tillbook-${SHOP}-${name}`),
    ]);
  });

  it('keeps what failed in the end in a queue, and starts it again', async () => {
    const event = { job: 'unheard-of' };
    const failed = async (command: 'list' | 'replay') => {
      const { out } = await journey.tillbook(['failed', command, '--settings', journey.settingsFile, '--json'], [0, 3]);
      return JSON.parse(out).filter(({ functionName }: { functionName: string }) => functionName === names.function('sweep'));
    };
    const waits = () =>
      until('the failed event in the queue', PATIENCE, async () => {
        const events = await failed('list');
        return events.length > 0 ? events : undefined;
      });
    await startAside('sweep', event);
    assert.deepEqual((await waits())[0].event, event);
    assert.deepEqual((await failed('replay'))[0].event, event);
    // It was started again, and failed again.
    assert.deepEqual((await waits())[0].event, event);
  });

  it('goes when it is told to, and leaves the book', async () => {
    const { out } = await journey.tillbook(['destroy', '--settings', journey.settingsFile, '--yes', '--json']);
    assert.ok(JSON.parse(out).kept.some((line: string) => line.includes(names.table)));
    assert.deepEqual(await standingStacks(journey.target), ['CDKToolkit', names.stack('data')]);
  });
});
