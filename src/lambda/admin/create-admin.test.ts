import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceName } from '../../domain/ids.ts';
import { listQuarantined } from '../../pipeline/quarantine.ts';
import { takeOrders } from '../../pipeline/take-orders.ts';
import { stated } from '../../sources/retail-api/mapping/retail-order.fixture.ts';
import { readOrder } from '../../sources/retail-api/retail-source.ts';
import { readEmfLine } from '../shared/emf.fixture.ts';
import { bodyOf, eventOf, openFunctions } from '../shared/function-world.fixture.ts';
import { createAdmin } from './create-admin.ts';

const REPLAY = 'POST /v1/quarantine/{id}/replay';

const openHeld = async () => {
  const functions = await openFunctions();
  const { shop, effects } = functions.api.world;
  const read = readOrder(stated({ status: 'open' }), { source: SourceName.parse('online'), guestKey: () => undefined });
  assert.equal(read.kind, 'rejected');
  if (read.kind === 'rejected') await takeOrders([{ ...read, record: read.record.replace('"open"', '"placed"') }], shop, effects);
  const [held] = await listQuarantined(effects);
  return { ...functions, id: held?.id ?? '', admin: createAdmin(functions.world) };
};

test('takes a record of the quarantine again, for who may, and counts it', async () => {
  const { admin, id, lines, api } = await openHeld();
  const event = (scopes: string) => eventOf(REPLAY, `/v1/quarantine/${id}/replay`, { scopes });
  assert.equal((await admin(event('read collect'))).statusCode, 403);
  const answer = await admin(event('admin'));
  assert.deepEqual([answer.statusCode, JSON.parse(bodyOf(answer)).outcome], [200, 'accepted']);
  assert.equal(readEmfLine(lines.at(-1) ?? '').values.OrdersAccepted, 1);
  assert.deepEqual(await listQuarantined(api.world.effects), []);
  assert.equal((await admin(event('admin'))).statusCode, 404);
});
