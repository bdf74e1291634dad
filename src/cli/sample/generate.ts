// Writes orders.csv, the same each time: node src/cli/sample/generate.ts
import { writeFileSync } from 'node:fs';

const HEADER =
  'order,placed_at,kind,customer,country,channel,payment,code,sku,title,category,quantity,unit_price,discount,unit_cost,shipping';
const ORDERS = 200;
const DAYS = 92;
const FIRST_DAY = Date.UTC(2025, 9, 1);

const PRODUCTS = [
  ['TEA-01', 'Breakfast tea, 250 g', 'Tea', 8.5, 3.1],
  ['TEA-02', 'Green tea, 100 g', 'Tea', 9.25, 3.6],
  ['TEA-03', 'Smoked tea, 100 g', 'Tea', 11, 4.4],
  ['COF-01', 'Espresso beans, 500 g', 'Coffee', 14.5, 6.2],
  ['COF-02', 'Filter beans, 250 g', 'Coffee', 9.75, 4.1],
  ['MUG-01', 'Mug, blue', 'Ware', 12, 4.75],
  ['MUG-02', 'Mug, large', 'Ware', 15, 5.5],
  ['POT-01', 'Teapot, 1 l', 'Ware', 34, 14],
  ['KET-01', 'Kettle', 'Ware', 59, 31],
  ['BIS-01', 'Shortbread, 200 g', 'Biscuits', 5.25, 1.9],
  ['BIS-02', 'Ginger biscuits, 200 g', 'Biscuits', 4.95, 1.8],
  ['BOX-01', 'Gift box, winter', 'Gifts', 42, 18.5],
] as const;
const COUNTRIES = ['United Kingdom', 'United Kingdom', 'United Kingdom', 'United Kingdom', 'Ireland', 'France', 'Germany'] as const;
const CHANNELS = ['online', 'online', 'online', 'shop', 'phone'] as const;
const PAYMENTS = ['card', 'card', 'paypal', 'invoice'] as const;

// Mulberry32: small, good enough for a sample, the same everywhere.
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const random = createRandom(20251001);
const below = (count: number): number => Math.floor(random() * count);
const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
const money = (amount: number): string => amount.toFixed(2);
const cell = (text: string | number): string => (/[",]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text));

const timeOf = (day: number): string => {
  const at = new Date(FIRST_DAY + day * 86_400_000 + (8 * 60 + below(14 * 60)) * 60_000);
  return at.toISOString().slice(0, 19).replace('T', ' ');
};

// More in the weeks before Christmas.
const dayOf = (): number => {
  const day = below(DAYS);
  return day < 55 && random() < 0.35 ? 55 + below(28) : day;
};

type Order = { id: string; at: string; customer: string; facts: string[]; lines: (typeof PRODUCTS)[number][] };

const orderAt = (number: number, day: number): Order => ({
  id: `S${1000 + number}`,
  at: timeOf(day),
  customer: random() < 0.08 ? '' : `C${String(100 + Math.floor(random() ** 1.6 * 110))}`,
  facts: [pick(COUNTRIES), pick(CHANNELS), pick(PAYMENTS), random() < 0.12 ? 'WINTER10' : ''],
  lines: Array.from({ length: 1 + below(3) }, () => pick(PRODUCTS)),
});

const rowsOf = ({ id, at, customer, facts, lines }: Order): string[] => {
  const shipping = facts[1] === 'shop' ? '' : random() < 0.3 ? '0.00' : '3.95';
  return lines.map(([sku, title, category, price, cost]) => {
    const quantity = 1 + below(random() < 0.2 ? 6 : 2);
    const discount = facts[3] === '' ? '' : money(Math.round(price * quantity * 10) / 100);
    return [id, at, 'sale', customer, ...facts, sku, title, category, quantity, money(price), discount, money(cost), shipping]
      .map(cell)
      .join(',');
  });
};

const returnOf = ({ id, customer, facts, lines }: Order, day: number): string => {
  const [sku, title, category, price, cost] = lines[0] ?? PRODUCTS[0];
  return [
    `R${id.slice(1)}`,
    timeOf(day),
    'return',
    customer,
    ...facts.slice(0, 3),
    '',
    sku,
    title,
    category,
    1,
    money(price),
    '',
    money(cost),
    '',
  ]
    .map(cell)
    .join(',');
};

const days = Array.from({ length: ORDERS }, dayOf).sort((a, b) => a - b);
const rows = days.flatMap((day, number) => {
  const order = orderAt(number, day);
  const isReturned = order.facts[3] === '' && random() < 0.06 && day + 12 < DAYS;
  return [...rowsOf(order), ...(isReturned ? [returnOf(order, day + 3 + below(9))] : [])];
});
writeFileSync(new URL('orders.csv', import.meta.url), `${[HEADER, ...rows].join('\n')}\n`);
