/** How a product's sales move: over the years, or with the time of year. */
export type Trend = 'steady' | 'growing' | 'fading' | 'winter' | 'summer';

/** Prices in pence, with British tax; `vat` says which of a country's rates applies. `launched`: days after the shop opened. */
export type Product = {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly pence: number;
  readonly costPence: number;
  readonly vat: 'standard' | 'reduced';
  readonly weight: number;
  readonly trend: Trend;
  readonly launched: number;
};

type Row = readonly [title: string, pence: number, weight: number, trend: Trend, launched?: number];

const SHELVES: Readonly<Record<string, readonly Row[]>> = {
  Tea: [
    ['Breakfast tea, 250 g', 749, 9, 'steady'],
    ['Earl Grey, 250 g', 799, 7, 'steady'],
    ['Smoky Lapsang, 100 g', 895, 2, 'fading'],
    ['Sencha, 100 g', 1095, 4, 'growing'],
    ['Matcha, 40 g', 1895, 5, 'growing', 160],
    ['Peppermint, 50 bags', 549, 4, 'steady'],
    ['Iced peach tea, 20 bags', 495, 4, 'summer'],
    ['Mulled spice tea, 100 g', 695, 5, 'winter'],
    ['Rooibos, 250 g', 845, 3, 'steady'],
    ['Tea of the month box', 1650, 4, 'growing', 300],
  ],
  Mugs: [
    ['Stoneware mug, sea', 1400, 6, 'steady'],
    ['Stoneware mug, sand', 1400, 5, 'steady'],
    ['Enamel mug, forest', 1150, 4, 'summer'],
    ['Travel mug, 350 ml', 2400, 5, 'growing'],
    ['Espresso cups, set of 4', 2800, 2, 'fading'],
    ['Robin mug', 1250, 4, 'winter'],
    ['Glass tea cup, double wall', 1695, 3, 'growing', 90],
  ],
  Teaware: [
    ['Cast-iron teapot, 0.8 l', 5900, 2, 'steady'],
    ['Glass teapot, 1 l', 3495, 3, 'steady'],
    ['Teapot cosy, wool', 2200, 2, 'winter'],
    ['Tea strainer, steel', 895, 5, 'steady'],
    ['Matcha whisk set', 2650, 3, 'growing', 170],
    ['Tea caddy, tin', 1100, 4, 'fading'],
    ['Kettle, gooseneck', 7900, 1, 'growing', 240],
    ['Cold brew bottle', 2450, 3, 'summer', 60],
  ],
  Biscuits: [
    ['Shortbread, 300 g', 595, 7, 'steady'],
    ['Ginger snaps, 250 g', 475, 5, 'steady'],
    ['Lemon thins, 200 g', 525, 3, 'summer'],
    ['Advent biscuit tin', 1995, 5, 'winter'],
    ['Oat crunch, 300 g', 495, 4, 'growing'],
    ['Almond biscotti, 200 g', 650, 2, 'fading'],
  ],
  Home: [
    ['Linen tea towel', 1050, 4, 'steady'],
    ['Beeswax candle, small', 895, 4, 'winter'],
    ['Beeswax candle, large', 1995, 3, 'winter'],
    ['Lambswool throw', 8500, 1, 'winter'],
    ['Picnic rug', 4900, 2, 'summer'],
    ['Notebook, dotted', 1195, 3, 'fading'],
    ['Oak coaster set', 1850, 3, 'steady'],
  ],
  Gifts: [
    ['Tea lover hamper', 4500, 3, 'winter'],
    ['Taster box, 12 teas', 2200, 6, 'steady'],
    ['Letterbox tea gift', 1395, 5, 'growing', 45],
  ],
};

const FOOD: ReadonlySet<string> = new Set(['Tea', 'Biscuits']);

/** A third of the price before tax, more for food. */
const costOf = (pence: number, isFood: boolean): number => Math.round(pence * (isFood ? 0.42 : 0.31));

const productOf = (category: string, [title, pence, weight, trend, launched = 0]: Row, index: number): Product => ({
  id: `${category.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(2, '0')}`,
  title,
  category,
  pence,
  costPence: costOf(pence, FOOD.has(category)),
  vat: FOOD.has(category) ? 'reduced' : 'standard',
  weight,
  trend,
  launched,
});

/** What the shop sells. */
export const CATALOGUE: readonly Product[] = Object.entries(SHELVES).flatMap(([category, rows]) =>
  rows.map((row, index) => productOf(category, row, index)),
);

/** Sold like goods, but a liability until it is redeemed. */
export const GIFT_CARD: Product = {
  id: 'CARD-25',
  title: 'Gift card, £25',
  category: 'Gift cards',
  pence: 2500,
  costPence: 0,
  vat: 'reduced',
  weight: 0,
  trend: 'steady',
  launched: 0,
};
