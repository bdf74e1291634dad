import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Send, ServiceRequest } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import { fails, halfBody, html, json, loopback, notJson, reset, START_MS, type Step, silent } from '../loopback.fixture.ts';
import { readJson } from './json-answer.ts';
import { TOTAL_MS } from './with-retries.ts';

const REQUEST: ServiceRequest = { service: 'dynamodb', method: 'POST', path: '/', headers: { 'x-amz-target': 'x.GetItem' }, body: '{}' };

const ask = (send: Send): Promise<unknown> => send(REQUEST, (answer) => readJson(answer));

const nameOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (cause) => cause,
  );
  assert.ok(error instanceof AwsError, String(error));
  return error.name;
};

const OK = json(200, { fine: true });
const THROTTLED = fails(400, 'ProvisionedThroughputExceededException');

test('asks again after what may pass, waiting longer and longer', async (context) => {
  const { send, waits, asked, openTimers } = await loopback(context, reset, silent, html, halfBody, THROTTLED, notJson, OK);
  assert.deepEqual(await ask(send), { fine: true });
  assert.deepEqual(waits, [25, 50, 100, 200, 400, 800]);
  assert.equal(asked.length, 7);
  assert.equal(openTimers(), 0);
});

test('gives up after eight attempts, with what came last', async (context) => {
  const { send, asked } = await loopback(context, ...Array.from({ length: 9 }, () => THROTTLED));
  assert.equal(await nameOf(ask(send)), 'ProvisionedThroughputExceededException');
  assert.equal(asked.length, 8);
});

test('never takes longer than its limit, however slow the service is', async (context) => {
  const { send, limits, effects } = await loopback(context, ...Array.from({ length: 9 }, () => silent));
  assert.equal(await nameOf(ask(send)), 'TimeoutError');
  assert.deepEqual(limits, [3000, 3000, 3000, 1000 - 25 - 50 - 100]);
  assert.equal(effects.nowMs() - START_MS, TOTAL_MS);
});

test('does not ask again where that cannot help', async (context) => {
  for (const name of ['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException', 'InvalidSignatureException']) {
    const { send, asked } = await loopback(context, fails(400, name));
    assert.equal(await nameOf(ask(send)), name);
    assert.equal(asked.length, 1);
  }
});

test('a failure says what the service said, and no secret', async (context) => {
  const { send } = await loopback(context, fails(400, 'ValidationException'));
  await assert.rejects(ask(send), (error) => error instanceof AwsError && error.message === 'because' && error.facts?.status === 400);
});

const refusedAt = (answeredMs: number): Step => {
  const fields = { __type: 'InvalidSignatureException', message: 'Signature expired' };
  return json(400, fields, { date: new Date(answeredMs).toUTCString() });
};

const stamps = ({ asked }: Awaited<ReturnType<typeof loopback>>) => asked.map(({ headers }) => headers['x-amz-date']);

test('takes the clock of a service that refuses ours, and keeps it', async (context) => {
  const world = await loopback(context, refusedAt(START_MS - 3_600_000), OK, OK);
  await ask(world.send);
  await ask(world.send);
  assert.deepEqual(stamps(world), ['20261125T100000Z', '20261125T090000Z', '20261125T090000Z']);
  assert.deepEqual(world.waits, []);
});

test('corrects the clock once, and not for a signature that is wrong otherwise', async (context) => {
  const again = await loopback(context, refusedAt(START_MS + 3_600_000), refusedAt(START_MS - 3_600_000));
  assert.equal(await nameOf(ask(again.send)), 'InvalidSignatureException');
  const wrong = await loopback(context, refusedAt(START_MS + 30_000));
  assert.equal(await nameOf(ask(wrong.send)), 'InvalidSignatureException');
  assert.deepEqual([again.asked.length, wrong.asked.length], [2, 1]);
});

test('one connection serves many requests, failed ones too', async (context: TestContext) => {
  const { send, connections } = await loopback(context, OK, fails(400, 'ConditionalCheckFailedException'), html, OK);
  await ask(send);
  await nameOf(ask(send));
  await ask(send);
  assert.equal(connections(), 1);
});
