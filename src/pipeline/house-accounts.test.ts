import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderDocument } from '../domain/order/order-document.ts';
import { customerItemKey } from '../store/table.ts';
import { HOUSE_ORDERS } from './note-customers.ts';
import { deliver, itemsOf, openWorld, order, type World } from './shop.fixture.ts';

const NOW = '2024-03-10T12:00:00Z';

const purchase = (index: number): OrderDocument =>
  order(`o${index}`, new Date(Date.parse('2024-03-01T00:00:00Z') + index * 60_000).toISOString(), { customerKey: 'pos' });

const upTo = (count: number): OrderDocument[] => Array.from({ length: count }, (_, index) => purchase(index));

const buyers = async (world: World): Promise<Map<unknown, number>> => {
  const counts = new Map<unknown, number>();
  for (const { buyer, prev } of await itemsOf('LEDGER#', world)) {
    const seen = prev === undefined ? buyer : 'with an order before';
    counts.set(seen, (counts.get(seen) ?? 0) + 1);
  }
  return counts;
};

const customer = ({ effects }: World) => effects.table.get(customerItemKey('pos'), 'strong');

test('keeps the history of a customer with as many orders as one may have', async () => {
  const world = await openWorld(NOW);
  for (const document of upTo(HOUSE_ORDERS)) await deliver(document, 1, world);
  assert.deepEqual(
    await buyers(world),
    new Map<unknown, number>([
      [1, 1],
      ['with an order before', HOUSE_ORDERS - 1],
    ]),
  );
});

for (const [name, arrange] of [
  ['first to last', (all: OrderDocument[]) => all],
  ['last to first', (all: OrderDocument[]) => all.toReversed()],
  ['from the middle', (all: OrderDocument[]) => [...all.slice(200), ...all.slice(0, 200)]],
] as const) {
  test(`makes a house account of one order more, arriving ${name}: every posting, also of what comes after`, async () => {
    const world = await openWorld(NOW);
    for (const document of arrange(upTo(HOUSE_ORDERS + 1))) await deliver(document, 1, world);
    assert.deepEqual(await buyers(world), new Map([[2, HOUSE_ORDERS + 1]]));
    const { pk, sk, rev, ...rest } = (await customer(world)) ?? { pk: '', sk: '' };
    assert.deepEqual(rest, { house: 1 });
    await deliver(order('after', NOW, { customerKey: 'pos' }), 1, world);
    assert.deepEqual(await buyers(world), new Map([[2, HOUSE_ORDERS + 2]]));
  });
}

test('finishes a house account that a crash left half made, by the next booking under the key', async () => {
  const world = await openWorld(NOW);
  for (const document of upTo(HOUSE_ORDERS)) await deliver(document, 1, world);
  let writes = 0;
  const dying = world.through((table) => ({
    ...table,
    putIf: async (item, condition) => {
      writes += 1;
      if (writes > 200) throw new Error('the power failed');
      return table.putIf(item, condition);
    },
  }));
  await assert.rejects(deliver(purchase(HOUSE_ORDERS), 1, dying), /the power failed/);
  const half = await buyers(world);
  assert.ok((half.get(2) ?? 0) > 100 && (half.get(2) ?? 0) < HOUSE_ORDERS);
  await deliver(purchase(7), 1, world);
  assert.equal((await customer(world))?.house, 1);
  const healed = await buyers(world);
  assert.equal(healed.get(2), (await itemsOf('LEDGER#', world)).length);
});
