import { join } from 'node:path';
import { SourceName } from '../src/domain/ids.ts';
import { Day } from '../src/domain/time/day.ts';
import { readActivity } from '../src/local/doctor/activity.ts';
import { openToRead, openToWrite } from '../src/local/open-folder.ts';
import { putSource } from '../src/local/source-settings.ts';
import { audit } from '../src/pipeline/audit.ts';
import { type Figure, medianOf, type Section } from './figure.ts';
import { inFolder, progress } from './lab.ts';
import { type Load, loadShop } from './live-load.ts';
import { openLiveShop } from './live-shop.ts';

const LOAD = SourceName.parse('load');
const SECRET = `whsec_${Buffer.from('a secret of the bench, not secret').toString('base64')}`;
const ENV = { PATH: process.env.PATH ?? '', LOAD_SECRET: SECRET };

/** @unit MB */
const MEMORY_GOAL = 300;

const slowOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

const measureStart = async (dir: string): Promise<Figure[]> => {
  progress('live: a new folder, to the whole history of the demo shop');
  const shop = await openLiveShop(dir, ENV);
  const newestMs = await shop.until(/loaded back to/);
  const manyMs = await shop.until(/ [1-9]\d,\d{3} orders so far/);
  const wholeMs = await shop.until(/the whole history is loaded/);
  const { ms, peakMb } = await shop.stop();
  return [
    { what: 'from the launch to the first answer', ours: shop.answeredMs / 1000, unit: 's', goal: 10 },
    { what: 'to the newest month', ours: newestMs / 1000, unit: 's' },
    { what: 'to 10,000 orders', ours: manyMs / 1000, unit: 's', goal: 30 },
    { what: 'to the whole history', ours: wholeMs / 1000, unit: 's' },
    { what: 'to end at Ctrl-C', ours: ms / 1000, unit: 's' },
    { what: 'memory meanwhile, at most', ours: peakMb, unit: 'MB', goal: MEMORY_GOAL },
  ];
};

const countOrders = async (dir: string): Promise<number> => {
  const folder = await openToRead(dir);
  try {
    const activity = await readActivity(folder.effects.table, Day.parse(new Date().toISOString().slice(0, 10)));
    return [...(activity.get(LOAD)?.values() ?? [])].reduce((sum, { orders }) => sum + orders, 0);
  } finally {
    folder.close();
  }
};

const countDrift = async (dir: string): Promise<number> => {
  const folder = await openToWrite(dir);
  try {
    const { found } = await folder.inGroup((effects) => audit(folder.shop, effects));
    return found.documents.length + found.rollups.length;
  } finally {
    folder.close();
  }
};

const loadFigures = ({ errors, viewMs, viewUnits, orderMs }: Load): Figure[] => [
  { what: 'requests that failed', ours: errors, unit: 'requests', goal: 0 },
  { what: 'a view, median', ours: medianOf(viewMs), unit: 'ms' },
  { what: 'a view, 95 of 100 within', ours: slowOf(viewMs), unit: 'ms' },
  { what: 'a view, read', ours: medianOf(viewUnits), unit: 'units' },
  { what: 'an order, 95 of 100 taken within', ours: slowOf(orderMs), unit: 'ms' },
];

const measureLoad = async (dir: string, seconds: number): Promise<Figure[]> => {
  progress(`live: 50 readers and 20 orders a second, ${seconds} s`);
  // Its token is not given: it sends webhooks, and is not pulled.
  await putSource(dir, {
    name: LOAD,
    kind: 'retail-api',
    url: 'http://127.0.0.1:9',
    tokenEnv: 'LOAD_TOKEN',
    webhookSecretsEnv: 'LOAD_SECRET',
  });
  const shop = await openLiveShop(dir, ENV);
  const load = await loadShop(shop, SECRET, seconds);
  const { peakMb } = await shop.stop();
  return [
    { what: 'orders sent', ours: load.sent / seconds, unit: 'a second' },
    ...loadFigures(load),
    { what: 'orders sent that the book lacks', ours: load.sent - (await countOrders(dir)), unit: 'orders', goal: 0 },
    { what: 'days and months that the audit found to drift', ours: await countDrift(dir), unit: 'days and months', goal: 0 },
    { what: 'memory under load, at most', ours: peakMb, unit: 'MB', goal: MEMORY_GOAL },
  ];
};

/** The demo shop as `npm start` opens it, and then under load. */
export const liveSection = (seconds: number): Promise<Section> =>
  inFolder(async (root) => {
    const dir = join(root, 'shop');
    const started = await measureStart(dir);
    return {
      title: 'npm start, and a shop under load',
      intro: `\`tillbook start\` in a process of its own, demo shop included. First a new folder; then the same again while 50 readers ask for the default view every 3 s and 20 orders a second come by webhook, for ${seconds} s. Readers and sender share the machine with it.`,
      figures: [...started, ...(await measureLoad(dir, seconds))],
    };
  });
