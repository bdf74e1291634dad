import { pullChanges } from '../../../src/pipeline/pull/pull-changes.ts';
import type { PulledOrder, PulledPage, PulledProduct } from '../../../src/pipeline/pull/pull-source.ts';
import { readShop } from '../../../src/pipeline/set-up.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { documentOf, PRODUCT, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';

const REJECTED = { kind: 'rejected', reason: 'no-price', detail: 'a price', origin: 'shop#x', record: '{}', profile: '' } as const;

/** Pulls that bring orders and products, and what is none of them, twice. */
export const playPull = async (stage: Stage): Promise<void> => {
  const effects = stage.as('pull');
  const shop = (await readShop(effects)) ?? stage.shop;
  async function* pageOf<T>(records: readonly T[]): AsyncGenerator<PulledPage<T>> {
    yield { records, readAtMs: effects.nowMs(), reachedMs: undefined };
  }
  const pull = (orders: readonly PulledOrder[], products: readonly PulledProduct[] = []) =>
    pullChanges({
      source: {
        name: SOURCE,
        overlapMs: 0,
        begin: async () => ({ readAtMs: effects.nowMs(), isEmpty: true, oldestMs: undefined }),
        orders: () => pageOf(orders),
        products: () => pageOf(products),
      },
      shop,
      effects,
      onPage: () => undefined,
      onWindow: async () => undefined,
    });
  const door: Door = async (sales) =>
    void (await pull(sales.map((sale) => ({ kind: 'order', document: documentOf(sale), updatedAtMs: Date.parse(sale.updated) }))));
  await playDoor('pull', door, stage);
  const product: PulledProduct = { kind: 'product', product: { source: SOURCE, productId: PRODUCT, title: 'Mug', asOf: 1 } };
  await pull([REJECTED], [product, REJECTED]);
  await pull([REJECTED]);
};
