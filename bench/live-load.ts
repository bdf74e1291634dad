import { setTimeout as sleep } from 'node:timers/promises';
import { viewOf } from '../dashboard/src/period/view.ts';
import { signWebhook } from '../src/sources/retail-api/webhook/verify-webhook.ts';
import type { LiveShop } from './live-shop.ts';

const READERS = 50;
/** As often as the page asks. @unit milliseconds */
const READ_EVERY_MS = 3_000;
/** @unit milliseconds; 20 orders a second */
const ORDER_EVERY_MS = 50;

/** What the page asks for its default view, see `questionsOf` in `dashboard/src/data/client.ts`. */
const QUESTIONS = [
  'sales?grain=day&metrics=netSales,returns,orders,unitsSold,aov,margin,costCoverage',
  'customers?metrics=newCustomers,returningCustomers,distinctCustomers',
  'products?limit=10&metrics=netSales,units,returnRate,margin,costCoverage',
  'sales?by=country&metrics=netSales,orders',
];

/** What a load did: how long each view and each order took (milliseconds), what a view cost to read, and how many answers were refusals. */
export type Load = { readonly viewMs: number[]; readonly orderMs: number[]; readonly viewUnits: number[]; errors: number };

type Loading = { readonly shop: LiveShop; readonly endMs: number; readonly load: Load };

const timed = async (request: () => Promise<Response>, took: number[], load: Load): Promise<string> => {
  const beganMs = performance.now();
  const answer = await request();
  const body = await answer.text();
  took.push(performance.now() - beganMs);
  if (answer.status !== 200) load.errors += 1;
  return body;
};

type Answer = { readonly reports?: readonly { readonly meta: { readonly readUnits: number | null } }[] };

const readView = async ({ shop, load }: Loading): Promise<void> => {
  const view = viewOf('', new Date().toISOString().slice(0, 10));
  const params = new URLSearchParams();
  for (const question of QUESTIONS) params.append('ask', `${question}&from=${view.from}&to=${view.to}&compare=${view.compare}`);
  const ask = () => fetch(`${shop.url}/page/v1/reports?${params}`, { headers: { cookie: shop.cookie } });
  const { reports = [] }: Answer = JSON.parse(await timed(ask, load.viewMs, load));
  load.viewUnits.push(reports.reduce((sum, { meta }) => sum + (meta.readUnits ?? 0), 0));
};

const keepReading = async (index: number, loading: Loading): Promise<void> => {
  await sleep((index * READ_EVERY_MS) / READERS);
  for (; performance.now() < loading.endMs; await sleep(READ_EVERY_MS)) await readView(loading);
};

const orderOf = (number: number): object => {
  const now = new Date().toISOString();
  const line = { id: '1', productId: `P-${number % 40}`, quantity: 1 + (number % 3), unitPrice: '10.00' };
  const customer = { id: `c-${number % 500}` };
  return {
    id: `load-${number}`,
    placedAt: now,
    updatedAt: now,
    currency: 'GBP',
    taxIncluded: false,
    status: 'placed',
    customer,
    lines: [line],
  };
};

const keepSelling = async (secret: string, loading: Loading): Promise<number> => {
  const { shop, endMs, load } = loading;
  const sending: Promise<unknown>[] = [];
  const beganMs = performance.now();
  for (;;) {
    const number = sending.length;
    const dueMs = beganMs + number * ORDER_EVERY_MS;
    if (dueMs >= endMs) break;
    await sleep(Math.max(0, dueMs - performance.now()));
    const body = Buffer.from(JSON.stringify({ type: 'order.updated', data: orderOf(number) }));
    const headers = { 'content-type': 'application/json', ...signWebhook({ id: `msg_${number}`, sentMs: Date.now(), body }, secret) };
    sending.push(timed(() => fetch(`${shop.url}/v1/webhooks/load`, { method: 'POST', headers, body }), load.orderMs, load));
  }
  await Promise.all(sending);
  return sending.length;
};

/** Fifty readers of the default view, and twenty orders a second by webhook, for so long. */
export const loadShop = async (shop: LiveShop, secret: string, seconds: number): Promise<Load & { readonly sent: number }> => {
  const load: Load = { viewMs: [], orderMs: [], viewUnits: [], errors: 0 };
  const loading = { shop, endMs: performance.now() + seconds * 1000, load };
  const readers = Array.from({ length: READERS }, (_, index) => keepReading(index, loading));
  const sent = await keepSelling(secret, loading);
  await Promise.all(readers);
  return { ...load, sent };
};
