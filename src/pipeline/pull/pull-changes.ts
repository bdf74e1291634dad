import { firstDayOfMonth, monthOfDay } from '../../domain/time/day.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import { dayAt, type Effects, type Shop } from '../effects.ts';
import { advanceMark, type Mark } from './advance-mark.ts';
import { noteFailure } from './note-failure.ts';
import { NO_PULL_COUNTS } from './pull-counts.ts';
import { walkProducts } from './pull-products.ts';
import type { PulledOrder, PulledPage, PullSource } from './pull-source.ts';
import { type HistoryState, readSource, type SourceState, writeSource } from './source-state.ts';
import { takePage } from './take-page.ts';

export type PullContext = {
  readonly source: PullSource;
  readonly shop: Shop;
  readonly effects: Effects;
  /** Told after each page what is booked by then. */
  readonly onPage: (state: SourceState) => void;
  /** After each month of history: what was loaded can be folded and shown before the next. */
  readonly onWindow: (state: SourceState) => Promise<void>;
  /** Until when this worker means to be at it, where another may come by: it stands in the state from the first pull on. */
  readonly busyUntilMs?: number;
};

// What the source says of its beginning is read before any page: what is changed from then on lies above the first mark.
const beginSource = async ({ source, effects, busyUntilMs }: PullContext): Promise<SourceState> => {
  const { readAtMs, isEmpty, oldestMs } = await source.begin();
  const markMs = readAtMs - source.overlapMs;
  const state: SourceState = {
    name: source.name,
    markMs,
    productsMarkMs: 0,
    history: isEmpty || (oldestMs ?? 0) >= markMs ? undefined : { beforeMs: markMs, fromMs: undefined, oldestMs },
    caughtUpMs: undefined,
    beatMs: effects.nowMs(),
    busyUntilMs,
    counts: NO_PULL_COUNTS,
    failure: undefined,
  };
  await writeSource(state, effects);
  return state;
};

/** Books a page, then stores what `next` makes of the state: never the other way round, or a crash would leave the page out. */
const bookPage = async (
  page: PulledPage<PulledOrder>,
  state: SourceState,
  context: PullContext & { readonly next: (state: SourceState) => SourceState },
): Promise<SourceState> => {
  const counts = await takePage(page, state.counts, context);
  const counted = context.next({ ...state, counts, beatMs: context.effects.nowMs() });
  await writeSource(counted, context.effects);
  context.onPage(counted);
  return counted;
};

/** What has changed since the mark, to the shop's present. */
const walkForward = async (begun: SourceState, context: PullContext): Promise<SourceState> => {
  const { source, effects } = context;
  let state = begun;
  let mark: Mark = { ms: begun.markMs, isHeld: false };
  let readAtMs: number | undefined;
  for await (const page of source.orders({ sinceMs: begun.markMs })) {
    mark = advanceMark(mark, page, source.overlapMs);
    readAtMs = page.readAtMs;
    const markMs = mark.ms;
    state = await bookPage(page, state, { ...context, next: (counted) => ({ ...counted, markMs }) });
  }
  const caughtUp = { ...state, caughtUpMs: readAtMs, failure: undefined };
  await writeSource(caughtUp, effects);
  return caughtUp;
};

/** Where the month begins that holds the last instant before this one; undefined for the month in which history begins, or before it. */
const windowStart = ({ beforeMs, oldestMs }: HistoryState, shop: Shop): number | undefined => {
  const startMs = startOfDay(shop.zone, firstDayOfMonth(monthOfDay(dayAt(shop, beforeMs - 1)))) * 1000;
  return oldestMs === undefined || startMs <= oldestMs ? undefined : startMs;
};

/**
 * One month of history: what was last changed in it. Whatever is changed meanwhile moves above the mark, where the walk forward meets it,
 * so that no window needs to be read twice. A change is never before its order was placed: with a window, all orders placed since its
 * beginning are there.
 */
const loadWindow = async (begun: SourceState, history: HistoryState, context: PullContext): Promise<SourceState> => {
  const { beforeMs } = history;
  const startMs = windowStart(history, context.shop);
  const sinceMs = history.fromMs ?? startMs;
  let state = begun;
  for await (const page of context.source.orders({ beforeMs, ...(sinceMs !== undefined && { sinceMs }) })) {
    const fromMs = page.reachedMs ?? state.history?.fromMs;
    state = await bookPage(page, state, { ...context, next: (counted) => ({ ...counted, history: { ...history, fromMs } }) });
  }
  const loaded: SourceState =
    startMs === undefined
      ? { ...state, history: undefined, loadedMs: context.effects.nowMs() }
      : { ...state, history: { ...history, beforeMs: startMs, fromMs: undefined } };
  await writeSource(loaded, context.effects);
  return loaded;
};

const pullAll = async (begun: SourceState, context: PullContext): Promise<SourceState> => {
  let state = await walkForward(await walkProducts(begun, context), context);
  while (state.history !== undefined) {
    state = await loadWindow(state, state.history, context);
    await context.onWindow(state);
    state = await walkForward(state, context);
  }
  return state;
};

/**
 * Pulls a source: what changed since the last pull, then what is still missing of its history, month by month backwards, looking for new
 * changes after each. It may stop at any point, by a crash or a failure, and goes on from there when it is run again.
 */
export const pullChanges = async (context: PullContext): Promise<SourceState> => {
  const { source, effects } = context;
  try {
    return await pullAll((await readSource(source.name, effects)) ?? (await beginSource(context)), context);
  } catch (error) {
    await noteFailure(error, source.name, effects);
    throw error;
  }
};
