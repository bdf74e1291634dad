import { ProductId, SourceName } from '../../src/domain/ids.ts';
import { collectProduct } from '../../src/pipeline/collect-product.ts';
import { deliver, order, type World } from '../../src/pipeline/shop.fixture.ts';
import { createRandom, type Random } from '../histories/random.ts';

const A_DAY = 86_400_000;
const FIRST_MS = Date.parse('2023-11-20T00:00:00Z');
const DAYS = 111;

const PRODUCTS = [
  { productId: 'mug', title: 'Mug', category: 'kitchen', gross: 1_250, unitCost: 480 },
  { productId: 'tee', title: 'T-shirt of organic cotton', category: 'wear', gross: 2_900, unitCost: 1_100 },
  {
    productId: 'lamp',
    title: 'Reading lamp with a dimmer, brushed brass, for the wall or the bedside table (without a bulb), 2nd edition',
    category: 'home',
    gross: 18_900,
  },
  { productId: 'pin', title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen', category: 'wear', gross: 350, unitCost: 90 },
  { productId: '<b>bold</b>', title: '<img src=x onerror=alert(1)> & "quotes"', category: 'home', gross: 700, unitCost: 200 },
] as const;

const COUNTRIES = ['GB', 'GB', 'GB', 'FR', 'DE', 'IE', 'US', 'NL', 'ES', 'IT', 'SE', 'JP', 'AU', 'CA', 'CH', 'NO', ''];

const lineOf = (random: Random, id: string): object => {
  const { gross, ...product } = random.pick(PRODUCTS);
  const quantity = random.between(1, 3);
  return { id, ...product, quantity, gross: gross * quantity, ...(random.chance(0.2) && { discount: 99 }) };
};

const refundOf = (placedMs: number, days: number): object => ({
  reversals: [
    { id: 'r', at: Math.floor(placedMs / 1000) + days * 86_400, reason: 'refund', lines: [{ lineId: '1', quantity: 1, goods: 300 }] },
  ],
});

const deliverOne = async (random: Random, { id, placedMs }: { id: number; placedMs: number }, world: World): Promise<void> => {
  const lines = Array.from({ length: random.between(1, 3) }, (_, index) => lineOf(random, String(index + 1)));
  const parts = {
    lines,
    country: random.pick(COUNTRIES),
    channel: 'web',
    ...(random.chance(0.8) && { customerKey: `c${random.between(1, 120)}` }),
    shipping: { charged: 395 },
    ...(random.chance(0.15) && refundOf(placedMs, random.between(0, 9))),
  };
  await deliver(order(`o${id}`, new Date(placedMs).toISOString(), parts), 1, world);
};

/** Sixteen weeks of a small shop, up to the noon of 2024-03-10: quiet days, long names, countries by the dozen, refunds. */
export const fillPageShop = async (world: World): Promise<void> => {
  const random = createRandom(7);
  for (const { productId, title } of PRODUCTS)
    await collectProduct({ source: SourceName.parse('shop'), productId: ProductId.parse(productId), title, asOf: 1 }, world.effects);
  let id = 0;
  for (let day = 0; day <= DAYS; day += 1) {
    const orders = day % 7 === 5 ? 0 : random.between(1, 5);
    const hours = day === DAYS ? 11 : 23;
    for (let index = 0; index < orders; index += 1) {
      id += 1;
      await deliverOne(random, { id, placedMs: FIRST_MS + day * A_DAY + 1000 * random.between(0, hours * 3_600) }, world);
    }
  }
};

/** One more order, just now. */
export const sellOne = async (world: World): Promise<void> => {
  await deliver(
    order('fresh', '2024-03-10T11:58:00Z', { country: 'GB', customerKey: 'newcomer', lines: [{ id: '1', ...PRODUCTS[2], quantity: 1 }] }),
    1,
    world,
  );
};
