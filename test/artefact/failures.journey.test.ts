import assert from 'node:assert/strict';
import { bundleFolder } from '../../infra/bundle.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { readDeployed } from './deployed.fixture.ts';
import { assertDiscreet } from './discreet.fixture.ts';
import { EVENTS } from './events/events.fixture.ts';
import { lambdaTest } from './lambda-test.fixture.ts';
import { type Ground, openPlatform, type Started } from './open-platform.fixture.ts';
import { silence } from './stand-ins.fixture.ts';
import { startFunction } from './start-function.fixture.ts';

/** Long enough for a start, short enough to wait for. @unit milliseconds */
const SHORT_MS = 1_000;

const deployed = await readDeployed();

const withPlatform = async (ground: Omit<Ground, 'deployed'>) => {
  const platform = await openPlatform({ ...ground, deployed });
  const run = async (name: FunctionName, started: Started = {}) => {
    const running = await platform.start(name, started);
    assert.equal(running.initFailure, undefined);
    assert.deepEqual(running.lines(), { out: [], err: [] }, 'a start says nothing');
    const outcome = await running.invoke(EVENTS[name](platform));
    assertDiscreet(running, platform.secrets);
    return { outcome, running };
  };
  return { run };
};

lambdaTest('a function that is deployed without its variables says at its start which are missing', async (client, context) => {
  for (const name of FUNCTION_NAMES) {
    const running = await startFunction({ ...deployed.functionCalled(name), client, folder: bundleFolder(name), variables: {} });
    context.after(running.stop);
    assert.match(running.initFailure?.errorMessage ?? '', /TABLE_NAME|IMPORT_BUCKET/, name);
  }
});

for (const name of FUNCTION_NAMES) {
  lambdaTest(`${name}, denied everything, says so as Lambda wants it`, async (client, context) => {
    const { run } = await withPlatform({ client, context, judge: () => false });
    const { outcome, running } = await run(name);
    assert.ok(running.calls.length > 0, 'it asked for something');
    if (FUNCTIONS[name].startedBy === 'http') {
      const { statusCode } = outcome.kind === 'answered' ? (outcome.payload as { statusCode: number }) : { statusCode: 0 };
      assert.ok(statusCode >= 500, JSON.stringify(outcome));
      return;
    }
    assert.equal(outcome.kind === 'failed' && outcome.errorType !== '', true, JSON.stringify(outcome));
  });

  lambdaTest(`${name} is stopped at its time-out while the table is silent`, async (client, context) => {
    const { run } = await withPlatform({ client, context });
    const { outcome } = await run(name, { timeoutMs: SHORT_MS, backings: { dynamodb: silence, ssm: silence } });
    assert.equal(outcome.kind === 'failed' && outcome.errorType, 'Sandbox.Timedout', JSON.stringify(outcome));
  });
}
