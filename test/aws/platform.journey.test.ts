import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { namesOf } from '../../infra/names.ts';
import { missingFiles } from '../cli/shared-data.fixture.ts';
import { missing } from './emulator/python.fixture.ts';
import { firstHours, MAIL_ORDERS, REAL_FILE } from './journey/files.fixture.ts';
import { openJourney, SHOP } from './journey/open-journey.fixture.ts';
import { orderOfShop, orderToPost, webhookOf } from './journey/orders.fixture.ts';
import { removeKept } from './journey/remove-kept.fixture.ts';
import { standingStacks } from './journey/standing-stacks.fixture.ts';
import { isReal } from './journey/target.fixture.ts';
import { openWitness } from './journey/witness.fixture.ts';
import { until } from './until.fixture.ts';

/** What an order may take from the post to the report: one sweep, and a little. @unit seconds */
const VISIBLE_WITHIN = 65;

/** How long a few hundred rows take at the pace of an import. @unit seconds */
const IMPORTED_WITHIN = 90;

/** A real account repeats what failed after one and two minutes, and takes as long to notice a figure. @unit seconds */
const PATIENCE = isReal ? 300 : 20;

const names = namesOf(SHOP);

describe('the platform', { skip: isReal ? false : missing }, () => {
  let journey: Awaited<ReturnType<typeof openJourney>>;
  let postedAt = 0;
  before(async () => {
    journey = await openJourney();
  });
  after(() => journey?.close());

  /** Starts a function now, where its schedule is not the point, and waits for its end. */
  const start = async (name: string, event: unknown): Promise<void> => {
    const { FunctionError, Payload = new Uint8Array() } = await journey.target.clients.functions.send(
      new InvokeCommand({ FunctionName: names.function(name), Payload: Buffer.from(JSON.stringify(event)) }),
    );
    assert.equal(FunctionError, undefined, Buffer.from(Payload).toString());
  };

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

  it('is given files', { skip: missingFiles([REAL_FILE]) }, async () => {
    await journey.putFile('imports/online-retail/first hours.csv.gz', firstHours());
    await journey.putFile('imports/mail-orders/january.csv', MAIL_ORDERS);
  });

  it('keeps what failed in the end in a queue, and starts it again', async () => {
    const event = { job: 'unheard-of' };
    const failed = async (command: 'list' | 'replay') => {
      const { out } = await journey.tillbook(['failed', command, '--settings', journey.settingsFile, '--json'], [0, 3]);
      return JSON.parse(out).filter(({ functionName }: { functionName: string }) => functionName === names.function('sweep'));
    };
    const failsAgain = () => until('the failed event in the queue', PATIENCE, journey.failedEvents);
    await startAside('sweep', event);
    await failsAgain();
    assert.deepEqual((await failed('list'))[0].event, event);
    assert.deepEqual((await failed('replay'))[0].event, event);
    await failsAgain();
  });

  it('tells the topic of an alarm', async (context) => {
    const { target } = journey;
    const witness = await openWitness(target, names.alarmTopic);
    context.after(witness.close);
    const drift = { MetricName: 'DriftRollups', Dimensions: [{ Name: 'Shop', Value: SHOP }], Value: 1 };
    await target.clients.metrics.send(new PutMetricDataCommand({ Namespace: 'Tillbook', MetricData: [drift] }));
    assert.match(await witness.hears(/DriftRollups/, PATIENCE), /"NewStateValue":\s*"ALARM"/);
  });

  it('takes an order by post', async () => {
    const { counts } = await journey.send('/v1/orders', { orders: [orderToPost('1001', 1700)] });
    postedAt = performance.now();
    assert.equal(counts.accepted, 1);
  });

  it('believes a delivery that its shop has signed, and no other', async () => {
    const order = orderOfShop('W-1', '12.50');
    assert.equal((await journey.ask('/v1/webhooks/demo', webhookOf(order, 'whsec_d3Jvbmc='))).status, 401);
    const { status, body } = await journey.ask('/v1/webhooks/demo', webhookOf(order, journey.webhookSecret));
    assert.equal(status, 200, body);
    assert.equal(JSON.parse(body).counts.accepted, 1);
  });

  it('holds what it cannot take, and says why as often as it is taken again', async () => {
    const { body } = await journey.ask('/v1/webhooks/demo', webhookOf(orderOfShop('W-2', 'much'), journey.webhookSecret));
    assert.equal(JSON.parse(body).counts.quarantined, 1);
    const [held] = await journey.quarantined('demo');
    const again = await journey.send(`/v1/quarantine/${held.id}/replay`, {});
    assert.deepEqual([again.outcome, again.reason], ['quarantined', held.reason]);
    const { body: corrected } = await journey.ask('/v1/webhooks/demo', webhookOf(orderOfShop('W-2', '12.50'), journey.webhookSecret));
    assert.equal(JSON.parse(corrected).counts.accepted, 1);
  });

  it('loses nothing in an update, which corrects a profile', { skip: missingFiles([REAL_FILE]) }, async () => {
    await until(
      'the rows that cannot be read',
      IMPORTED_WITHIN,
      async () => (await journey.quarantined('january.csv')).length === 2 || undefined,
    );
    const { orders } = await journey.read('/v1/status');
    journey.writeProfile('right');
    const { token } = await journey.deploy({ ...journey.settings, logDays: 3 });
    assert.equal(token, null, 'the first token is made once');
    assert.ok((await journey.read('/v1/status')).orders >= orders);
    await journey.putFile('imports/mail-orders/january, again.csv', MAIL_ORDERS);
  });

  it('shows the posted order in the report, within a sweep that its schedule started', async () => {
    const { today } = await journey.read('/v1/status');
    await until('the posted order in the report', VISIBLE_WITHIN, async () => {
      const { totals } = await journey.read(`/v1/reports/sales?from=${today}&to=${today}&metrics=orders`);
      return totals.orders > 0 || undefined;
    });
    const seconds = (performance.now() - postedAt) / 1000;
    console.log(`an order shows in the report ${seconds.toFixed(1)} s after it was posted`);
    assert.ok(seconds <= VISIBLE_WITHIN);
  });

  it('pulls its shop by schedule, and has every order of yesterday', {
    skip: isReal && 'a real account cannot reach the demo shop',
  }, async () => {
    const { day, ...sold } = await journey.soldYesterday();
    assert.ok(sold.orders > 0);
    await until('the shop to be pulled', VISIBLE_WITHIN, journey.wholeShopPulled);
    await start('sweep', { job: 'nightly' });
    const { totals } = await journey.read(`/v1/reports/sales?from=${day}&to=${day}&metrics=orders,netSales`);
    assert.deepEqual({ ...totals }, sold);
  });

  it('has booked the file, as a laptop does', { skip: missingFiles([REAL_FILE]) }, async () => {
    await until('the file to be imported', IMPORTED_WITHIN, async () => (await journey.read('/v1/status')).imports.done >= 2 || undefined);
    const [day, metrics] = ['2010-12-01', 'orders,netSales,unitsSold'];
    const { totals } = await until('the day to be folded', VISIBLE_WITHIN, async () => {
      const report = await journey.read(`/v1/reports/sales?from=${day}&to=${day}&metrics=${metrics}`);
      return report.totals.orders > 0 ? report : undefined;
    });
    assert.deepEqual(totals, await journey.onLaptop(firstHours(), { day, metrics }));
  });

  it('reads a file again, by the profile as it is now', { skip: missingFiles([REAL_FILE]) }, async () => {
    await until(
      'all files to be imported',
      IMPORTED_WITHIN,
      async () => (await journey.read('/v1/status')).imports.done === 3 || undefined,
    );
    const { document } = await journey.read('/v1/orders/mail-orders/M-2');
    assert.deepEqual([document.id, document.lines.length, document.lines[0].gross], ['M-2', 1, 1450]);
  });

  it('gives all that it holds away in an export', async () => {
    const { out } = await journey.tillbook(['export', 'copy', '--aws', journey.settingsFile, '--json']);
    assert.ok(JSON.parse(out).items > 0);
    await journey.tillbook(['--data', 'restored', 'restore', 'copy']);
  });

  it('goes when it is told to, and leaves the book', async () => {
    const { out } = await journey.tillbook(['destroy', '--settings', journey.settingsFile, '--yes', '--json']);
    assert.ok(JSON.parse(out).kept.some((line: string) => line.includes(names.table)));
    assert.deepEqual(await standingStacks(journey.target), ['CDKToolkit', names.stack('data')]);
    const { Table } = await journey.target.clients.table.send(new DescribeTableCommand({ TableName: names.table }));
    assert.equal(Table?.TableStatus, 'ACTIVE');
    assert.equal(Table?.DeletionProtectionEnabled, true);
    await removeKept(journey.target, names);
    assert.deepEqual(await standingStacks(journey.target), ['CDKToolkit']);
  });
});
