import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { namesOf } from '../../infra/names.ts';
import { missing } from './emulator/python.fixture.ts';
import { openJourney, SHOP } from './journey/open-journey.fixture.ts';
import { orderOfShop, orderToPost, webhookOf } from './journey/orders.fixture.ts';
import { standingStacks } from './journey/standing-stacks.fixture.ts';
import { isReal } from './journey/target.fixture.ts';
import { openWitness } from './journey/witness.fixture.ts';
import { until } from './until.fixture.ts';

/** What an order may take from the post to the report: one sweep, and a little. @unit seconds */
const VISIBLE_WITHIN = 65;

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

  it('lets in nobody without a token, or with a wrong one', async () => {
    assert.equal((await journey.ask('/v1/status')).status, 401);
    assert.equal((await journey.ask('/v1/status', { headers: { authorization: 'Bearer tb_wrong' } })).status, 403);
  });

  it('shows a posted order in the report within a sweep', async () => {
    const posted = await journey.send('/v1/orders', { orders: [orderToPost('1001', 1700)] });
    assert.equal(posted.counts.accepted, 1);
    const start = performance.now();
    const { today } = await journey.read('/v1/status');
    await until('the posted order in the report', VISIBLE_WITHIN, async () => {
      const { totals } = await journey.read(`/v1/reports/sales?from=${today}&to=${today}&metrics=orders`);
      return totals.orders > 0 || undefined;
    });
    console.log(`an order shows in the report ${((performance.now() - start) / 1000).toFixed(1)} s after it was posted`);
  });

  it('believes a delivery that its shop has signed, and no other', async () => {
    const order = orderOfShop('W-1', '12.50');
    assert.equal((await journey.ask('/v1/webhooks/demo', webhookOf(order, 'whsec_d3Jvbmc='))).status, 401);
    const { status, body } = await journey.ask('/v1/webhooks/demo', webhookOf(order, journey.webhookSecret));
    assert.equal(status, 200, body);
    assert.equal(JSON.parse(body).counts.accepted, 1);
  });

  it('keeps what failed in the end in a queue, and starts it again', async () => {
    await startAside('sweep', { job: 'unheard-of' });
    const list = () => journey.tillbook(['failed', 'list', '--settings', journey.settingsFile, '--json'], [0, 3]);
    const [failed] = await until('the failed event in the queue', PATIENCE, async () => {
      const events = JSON.parse((await list()).out);
      return events.length > 0 ? events : undefined;
    });
    assert.deepEqual([failed.functionName, failed.event], [names.function('sweep'), { job: 'unheard-of' }]);
  });

  it('tells the topic of an alarm', async (context) => {
    const { target } = journey;
    const witness = await openWitness(target, names.alarmTopic);
    context.after(witness.close);
    const drift = { MetricName: 'DriftRollups', Dimensions: [{ Name: 'Shop', Value: SHOP }], Value: 1 };
    await target.clients.metrics.send(new PutMetricDataCommand({ Namespace: 'Tillbook', MetricData: [drift] }));
    assert.match(await witness.hears(/DriftRollups/, PATIENCE), /"NewStateValue":\s*"ALARM"/);
  });

  it('loses nothing in an update', async () => {
    const before = await journey.read('/v1/status');
    const { token } = await journey.deploy({ ...journey.settings, logDays: 3 });
    assert.equal(token, null, 'the first token is made once');
    const now = await journey.read('/v1/status');
    assert.ok(now.orders >= before.orders);
  });

  it('goes when it is told to, and leaves the book', async () => {
    const { out } = await journey.tillbook(['destroy', '--settings', journey.settingsFile, '--yes', '--json']);
    assert.ok(JSON.parse(out).kept.some((line: string) => line.includes(names.table)));
    assert.deepEqual(await standingStacks(journey.target), ['CDKToolkit', names.stack('data')]);
  });
});
