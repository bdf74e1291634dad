import { SourceName } from '../src/domain/ids.ts';
import { CurrencyCode } from '../src/domain/money/currency.ts';
import { CALENDAR_ZONE, openDemo, openingDay } from '../src/local/demo-shop/open-demo.ts';
import { initFolder, openToWrite } from '../src/local/open-folder.ts';
import { NETWORK, type Pulled, pullIntoFolder } from '../src/local/pull-folder.ts';
import type { Section } from './figure.ts';
import { inFolder } from './lab.ts';

/** Some 12,000 orders lie between the opening of the shop and this instant. */
const NOW_MS = Date.parse('2025-01-20T12:00:00Z');

const TOKEN = 'bench';

/** @unit milliseconds; 500 orders a second */
const GOAL_MS = 2;

const pullDemo = async (dir: string, url: string): Promise<{ pulled: Pulled; ms: number; newestMs: number }> => {
  const folder = await openToWrite(dir);
  try {
    const began = performance.now();
    let newestMs: number | undefined;
    const onWindow = (): void => {
      newestMs ??= performance.now() - began;
    };
    const request = {
      source: { name: SourceName.parse('demo') },
      access: { url, token: TOKEN },
      network: NETWORK,
      onPage: () => undefined,
      onWindow,
    };
    const pulled = await pullIntoFolder(request, folder);
    const ms = performance.now() - began;
    return { pulled, ms, newestMs: newestMs ?? ms };
  } finally {
    folder.close();
  }
};

/** How long it takes to have the history of a shop. */
export const pullSection = (): Promise<Section> =>
  inFolder(async (dir) => {
    await initFolder(dir, { zone: CALENDAR_ZONE, currency: CurrencyCode.parse('GBP'), weekStart: 'monday' });
    const quiet = { faults: 0, rushMinutes: 0, subscriber: undefined, onFailure: () => undefined };
    const demo = await openDemo({ seed: 'bench', opened: openingDay(NOW_MS), port: 0, token: TOKEN, nowMs: () => NOW_MS, ...quiet });
    try {
      const { pulled, ms, newestMs } = await pullDemo(dir, demo.url);
      const orders = pulled.counts.accepted;
      return {
        title: 'Pulling the history of a shop',
        intro: `${orders.toLocaleString('en')} orders of the demo shop over HTTP into SQLite, newest month first, days and months folded. Shop and book share one process, so that both are in the figure.`,
        figures: [
          { what: 'an order', ours: ms / orders, unit: 'ms', goal: GOAL_MS },
          { what: 'until the newest month can be looked at', ours: newestMs / 1000, unit: 's' },
        ],
      };
    } finally {
      await demo.close();
    }
  });
