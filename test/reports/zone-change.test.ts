import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { QueryParams } from '../../src/api/reports/query-params.ts';
import type { Report, Row } from '../../src/api/reports/report.ts';
import { Zone } from '../../src/domain/time/zone.ts';
import { versionOf } from '../../src/domain/version.ts';
import { collect } from '../../src/pipeline/collect.ts';
import type { Shop } from '../../src/pipeline/effects.ts';
import { bookAgain, rebuild } from '../../src/pipeline/rebuild.ts';
import { changeShop } from '../../src/pipeline/set-up.ts';
import { openWorld, order, type World } from '../../src/pipeline/shop.fixture.ts';
import { type NaiveImage, naiveImages, noImage } from '../histories/naive-images.ts';
import { arbitraryShop } from './arbitrary-shop.ts';
import { askShop } from './ask-shop.ts';

/** Where the four zones set their clocks in 2011, and where Apia skips 30 December. */
const MOMENTS = [
  '2011-03-27T01:00:00Z',
  '2011-10-30T01:00:00Z',
  '2011-04-02T15:00:00Z',
  '2011-10-01T15:30:00Z',
  '2011-09-24T14:00:00Z',
  '2011-12-30T10:00:00Z',
  '2012-01-01T00:00:00Z',
];
const RANGE = { from: '2011-01-20', to: '2012-03-10' };
const ZONES = ['Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];

/** The last second of days that are not 24 hours long, and the number of the hour in which it lies. */
const LAST_SECONDS = [
  { zone: 'Europe/London', day: '2011-03-27', second: '2011-03-27T22:59:59Z', hour: 22, hours: '23' },
  { zone: 'Europe/London', day: '2011-06-01', second: '2011-06-01T22:59:59Z', hour: 23, hours: '24' },
  { zone: 'Europe/London', day: '2011-10-30', second: '2011-10-30T23:59:59Z', hour: 24, hours: '25' },
  { zone: 'Australia/Lord_Howe', day: '2011-10-02', second: '2011-10-02T12:59:59Z', hour: 23, hours: '23½' },
  { zone: 'Australia/Lord_Howe', day: '2011-04-03', second: '2011-04-03T13:29:59Z', hour: 24, hours: '24½' },
];

const DOCUMENTS = [
  ...arbitraryShop(20_111_230, { orders: 700, moments: MOMENTS }),
  ...LAST_SECONDS.map(({ second }) => order(`last-${second}`, second)),
];

const ask = (world: World, shop: Shop, params: QueryParams): Promise<Report> =>
  askShop({ ...RANGE, ...params }, { shop, effects: world.effects });

const recountOf = (image: NaiveImage, basis: 'event' | 'order'): Row => {
  const { grossSales = 0, discounts = 0, returns = 0, orders = 0, unitsSold = 0, shipping = 0, taxes = 0, fees = 0 } = image[basis];
  const netSales = grossSales - discounts - returns;
  return {
    grossSales,
    discounts,
    returns,
    netSales,
    orders,
    unitsSold,
    shipping,
    taxes,
    fees,
    totalSales: netSales + shipping + taxes + fees,
  };
};

const pick = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

describe('a shop that moves from zone to zone', () => {
  let world: World;
  const shopIn = (zone: string): Shop => ({ ...world.shop, zone: Zone.parse(zone) });

  const moveTo = async (zone: string): Promise<Shop> => {
    const shop = shopIn(zone);
    await changeShop(shop, world.effects);
    await rebuild(shop, world.effects);
    return shop;
  };

  before(async () => {
    world = await openWorld('2012-06-01T03:00:00Z');
    const refs = [];
    for (const document of DOCUMENTS) refs.push((await collect(document, versionOf(1000, 1000), world.effects)).ref);
    await bookAgain(refs, world.shop, world.effects);
  });

  for (const zone of ZONES) {
    test(`answers every day of ${zone} as a recount does`, async () => {
      const shop = await moveTo(zone);
      const images = naiveImages(DOCUMENTS, zone);
      for (const basis of ['event', 'order'] as const) {
        const { rows } = await ask(world, shop, { report: 'sales', grain: 'day', basis });
        for (const row of rows) {
          const expected = recountOf(images.get(String(row.period)) ?? noImage(), basis);
          assert.deepEqual(pick(row, Object.keys(expected)), expected, `${zone} ${row.period} ${basis}`);
        }
        assert.equal(
          rows.reduce((sum, { orders }) => sum + Number(orders), 0),
          [...images].filter(([span]) => span.length === 10).reduce((sum, [, image]) => sum + (image[basis].orders ?? 0), 0),
        );
      }
    });

    test(`answers every hour of ${zone} as a recount does`, async () => {
      const shop = await moveTo(zone);
      const { rows } = await ask(world, shop, { report: 'sales', grain: 'hour', from: '2011-03-20', to: '2012-01-05' });
      const images = naiveImages(DOCUMENTS, zone);
      const byDay = Map.groupBy(rows, ({ period }) => String(period).slice(0, 10));
      for (const [day, hours] of byDay) {
        const net = hours.reduce((sum, { netSales }) => sum + Number(netSales), 0);
        assert.equal(net, recountOf(images.get(day) ?? noImage(), 'event').netSales, `${zone} ${day}`);
      }
    });
  }

  for (const { zone, day, hour, hours } of LAST_SECONDS) {
    test(`counts the hours of a day of ${hours} in ${zone} from its midnight`, async () => {
      const { rows } = await ask(world, await moveTo(zone), { report: 'sales', grain: 'hour', from: day, to: day });
      assert.equal(rows.at(-1)?.elapsed, hour);
    });
  }

  test('has nothing on a day that never was', async () => {
    const { rows } = await ask(world, await moveTo('Pacific/Apia'), {
      report: 'sales',
      grain: 'day',
      from: '2011-12-29',
      to: '2011-12-31',
    });
    assert.deepEqual(
      rows.filter(({ orders }) => Number(orders) > 0).map(({ period }) => period),
      ['2011-12-29', '2011-12-31'],
    );
  });
});
