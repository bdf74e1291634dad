import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { AwsError } from '../aws-error.ts';
import { loopback, reset, type Step } from '../loopback.fixture.ts';
import { type OpenObject, openObject } from './open-object.ts';

const PLACE = { bucket: 'shop-imports', key: 'imports/orders.csv' };
const HEAD = { etag: '"v1"', 'last-modified': 'Wed, 25 Nov 2026 09:00:00 GMT' };
const WHOLE = '0123456789';

const whole: Step = (response) =>
  response.writeHead(200, { ...HEAD, 'content-length': WHOLE.length, 'x-amz-meta-exported-at': '2026-11-24' }).end(WHOLE);

const headOfPart = (response: ServerResponse, from: number): ServerResponse =>
  response.writeHead(206, {
    ...HEAD,
    'content-length': WHOLE.length - from,
    'content-range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}`,
  });

const partFrom =
  (from: number): Step =>
  (response) =>
    headOfPart(response, from).end(WHOLE.slice(from));

/** Brings what lies between, then breaks. */
const breaksOff =
  (from: number, at: number): Step =>
  (response) => {
    if (from === 0) response.writeHead(200, { ...HEAD, 'content-length': WHOLE.length });
    else headOfPart(response, from);
    response.flushHeaders();
    response.write(WHOLE.slice(from, at), () => response.destroy());
  };

const answersXml =
  (status: number, code: string): Step =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml?><Error><Code>${code}</Code><Message>because</Message></Error>`);

const readAll = async (object: OpenObject | undefined): Promise<string> => text((object ?? assert.fail('no object')).body);

test('opens an object with what is known of it', async (context) => {
  const { send, effects, openTimers } = await loopback(context, whole);
  const object = await openObject(send, PLACE, effects);
  const { body: _, discard: __, ...head } = object ?? assert.fail();
  const lastModifiedMs = Date.parse('2026-11-25T09:00:00Z');
  assert.deepEqual(head, { bytes: 10, etag: '"v1"', lastModifiedMs, metadata: { 'exported-at': '2026-11-24' } });
  assert.equal(await readAll(object), WHOLE);
  assert.equal(openTimers(), 0);
});

test('sends every key as it is', async (context) => {
  const { send, effects, asked } = await loopback(context, ...Array.from({ length: 5 }, () => whole));
  for (const key of ['imports/a b+c.csv', 'imports//x/./../y', '/é🔥?#%&=', "it's(1)*!~", 'a%2Fb']) {
    await readAll(await openObject(send, { bucket: 'b', key }, effects));
  }
  assert.deepEqual(
    asked.map(({ path }) => path),
    ['/b/imports/a%20b%2Bc.csv', '/b/imports//x/./../y', '/b//%C3%A9%F0%9F%94%A5%3F%23%25%26%3D', '/b/it%27s%281%29%2A%21~', '/b/a%252Fb'],
  );
});

test('an object that is not there is undefined; other refusals name object and remedy', async (context) => {
  const { send, effects } = await loopback(context, answersXml(404, 'NoSuchKey'), answersXml(403, 'AccessDenied'));
  assert.equal(await openObject(send, PLACE, effects), undefined);
  await assert.rejects(
    openObject(send, PLACE, effects),
    (error) =>
      error instanceof AwsError &&
      error.name === 'AccessDenied' &&
      /^shop-imports\/imports\/orders\.csv was not read: AccessDenied: because; let the role of this function s3:GetObject/.test(
        error.message,
      ),
  );
});

test('asks again while S3 says to slow down', async (context) => {
  const { send, effects, waits } = await loopback(context, answersXml(503, 'SlowDown'), reset, whole);
  assert.equal(await readAll(await openObject(send, PLACE, effects)), WHOLE);
  assert.deepEqual(waits, [25, 50]);
});

test('goes on where a connection broke, on condition that the object is the same', async (context) => {
  const { send, effects, asked, waits } = await loopback(context, breaksOff(0, 3), breaksOff(3, 7), partFrom(7));
  assert.equal(await readAll(await openObject(send, PLACE, effects)), WHOLE);
  assert.deepEqual(
    asked.map(({ headers }) => [headers.range, headers['if-match']]),
    [
      [undefined, undefined],
      ['bytes=3-', '"v1"'],
      ['bytes=7-', '"v1"'],
    ],
  );
  assert.deepEqual(waits, []);
});

test('goes on after a silence in the middle', async (context) => {
  const fallsSilent: Step = (response) => response.writeHead(200, { ...HEAD, 'content-length': WHOLE.length }).write(WHOLE.slice(0, 4));
  const { send, effects, elapse } = await loopback(context, fallsSilent, partFrom(4));
  let read = '';
  for await (const chunk of (await openObject(send, PLACE, effects))?.body ?? []) {
    if (read === '') setImmediate(elapse); // when the next chunk is being waited for
    read += Buffer.from(chunk).toString();
  }
  assert.equal(read, WHOLE);
});

test('does not mix an object with the one that replaced it', async (context) => {
  const { send, effects } = await loopback(context, breaksOff(0, 3), answersXml(412, 'PreconditionFailed'));
  const object = await openObject(send, PLACE, effects);
  await assert.rejects(readAll(object), /it was replaced while it was read; read the new one from its beginning/);
});

test('a connection that breaks behind the last byte breaks nothing', async (context) => {
  const breaksAtEnd: Step = (response) => {
    response.writeHead(206, { ...HEAD, 'content-range': 'bytes 3-9/10' }); // in chunks, whose end mark is then missing
    response.write(WHOLE.slice(3), () => response.destroy());
  };
  const { send, effects, asked } = await loopback(context, breaksOff(0, 3), breaksAtEnd);
  assert.equal(await readAll(await openObject(send, PLACE, effects)), WHOLE);
  assert.equal(asked.length, 2);
});

test('gives up where five connections in a row bring nothing', async (context) => {
  const barren = Array.from({ length: 5 }, () => breaksOff(3, 3));
  const { send, effects, asked, waits } = await loopback(context, breaksOff(0, 3), ...barren);
  const object = await openObject(send, PLACE, effects);
  await assert.rejects(readAll(object), /the body broke off at byte 3 of 10, 5 times in a row: aborted/);
  assert.equal(asked.length, 5);
  assert.deepEqual(waits, [25, 50, 100]);
});

test('opens what follows a position', async (context) => {
  const { send, effects, asked } = await loopback(context, partFrom(6));
  const object = await openObject(send, { ...PLACE, from: { offset: 6, etag: '"v1"' } }, effects);
  assert.deepEqual([object?.bytes, await readAll(object)], [10, '6789']);
  assert.equal(asked[0]?.headers.range, 'bytes=6-');
});

test('takes no whole object for the rest of one, and lets go of it', async (context) => {
  const closings: Promise<unknown>[] = [];
  const ignoresRange: Step = (response) => {
    closings.push(once(response, 'close'));
    response.writeHead(200, { ...HEAD, 'content-length': WHOLE.length }).write('0');
  };
  const { send, effects } = await loopback(context, ...Array.from({ length: 8 }, () => ignoresRange));
  await assert.rejects(
    openObject(send, { ...PLACE, from: { offset: 6, etag: '"v1"' } }, effects),
    /without etag, last-modified, length or the range/,
  );
  assert.equal((await Promise.all(closings)).length, 8);
});

test('a body that is discarded, or left before its end, frees its connection', async (context) => {
  const closings: Promise<unknown>[] = [];
  const endless: Step = (response) => {
    closings.push(once(response, 'close'));
    response.writeHead(200, { ...HEAD, 'content-length': WHOLE.length }).write('0');
  };
  const { send, effects } = await loopback(context, endless, endless);
  (await openObject(send, PLACE, effects))?.discard();
  for await (const _ of (await openObject(send, PLACE, effects))?.body ?? []) break;
  assert.equal((await Promise.all(closings)).length, 2);
});
