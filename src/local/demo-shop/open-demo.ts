import { Day } from '../../domain/time/day.ts';
import { Zone } from '../../domain/time/zone.ts';
import { keepDelivering, type Subscriber } from './deliver/keep-delivering.ts';
import type { ShopPlan } from './generate/shop-plan.ts';
import { createTimeline } from './generate/timeline.ts';
import { createRandom } from './random.ts';
import { type DemoServer, serveDemo } from './serve/serve.ts';

/** By whose calendar the demo shop's days begin. */
export const CALENDAR_ZONE = Zone.parse('Europe/London');

/** Some changes show a little late, as they do where a database is busy. */
const LATE_SHARE = 0.03;

const YEARS_OF_HISTORY = 2;

/** Some 12,000 orders in two years: what one person packs, and soon loaded. */
const SCALE = 0.5;

/** With the calendar year, two years before this one: the shop's past stays the same however often it is opened in a year. */
export const openingDay = (nowMs: number): Day => Day.parse(`${new Date(nowMs).getUTCFullYear() - YEARS_OF_HISTORY}-01-01`);

export type DemoOptions = {
  readonly seed: string;
  /** The day on which it opened; another day is another past. */
  readonly opened: Day;
  readonly port: number;
  readonly faults: number;
  readonly token: string;
  /** How long an order comes every half minute, from now on. @unit minutes */
  readonly rushMinutes: number;
  readonly subscriber: Subscriber | undefined;
  readonly onFailure: (error: unknown) => void;
  readonly nowMs: () => number;
};

const rushOf = ({ rushMinutes, nowMs }: DemoOptions): Pick<ShopPlan, 'rush'> =>
  rushMinutes === 0 ? {} : { rush: { fromMs: nowMs(), toMs: nowMs() + rushMinutes * 60_000 } };

/** Opens the demo shop with its whole history. It goes on selling, and tells its subscriber, until it is closed. */
export const openDemo = async (options: DemoOptions): Promise<DemoServer> => {
  const { seed, opened, port, faults, token, subscriber, onFailure, nowMs } = options;
  const timeline = createTimeline({ seed, zone: CALENDAR_ZONE, opened, scale: SCALE, lateShare: LATE_SHARE, ...rushOf(options) });
  timeline.liveUntil(nowMs());
  const { url, close } = await serveDemo({ shop: { timeline, token }, port, faults, nowMs, random: createRandom(`${seed}/faults`) });
  const delivering = subscriber === undefined ? undefined : keepDelivering(timeline, subscriber, { nowMs, onFailure });
  return {
    url,
    close: async () => {
      await delivering?.stop();
      await close();
    },
  };
};
