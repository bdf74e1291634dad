import { addDays, type Day, daysBetween, type Month, monthOfDay } from '../domain/time/day.ts';
import { findNumber, readText } from '../store/items/read-attribute.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { DIRTY_PARTITION, dirtyDayKey, dirtyMonthKey, NIGHTLY_KEY, SWEEP_KEY } from '../store/table.ts';
import { dayAt, type Effects, type Shop } from './effects.ts';
import { refoldMonth } from './fold-month.ts';
import { type FoldedDay, refoldDay } from './fold-rollups.ts';
import { isImportLive } from './import-state.ts';
import { monthClosedOn, restate } from './restate.ts';

const AN_HOUR_MS = 3_600_000;

/** Told after each step: what is being done, how many are done, of how many. */
export type Progress = (step: 'days' | 'months', done: number, of: number) => void;

const silent: Progress = () => undefined;

/**
 * How far a run may go. `from`: the days before it are held, and their months. `mayGoOn` is asked before each day and month; it may wait,
 * and where it says no the marks that are left stay for the next run.
 */
export type Bounds = { readonly from?: Day; readonly mayGoOn?: () => Promise<boolean>; readonly progress?: Progress };

const always = async (): Promise<boolean> => true;

/** What a sweep of the hot days saw: when it began, and each day's orders and newest sale (seconds). */
export type SweptDays = { readonly startMs: number; readonly days: readonly FoldedDay[] };

// A clock that was ahead when the start was stored must not keep today from being folded.
const startOf = (state: Item | undefined, nowMs: number): number => Math.min(findNumber(state, 'start') ?? nowMs, nowMs);

/**
 * From the day before that on which the last completed run began, to today. The hour is for clocks that differ and workers that paused:
 * what was booked as of today before a midnight is folded by the first sweep after it.
 */
const daysSince = (startMs: number, today: Day, shop: Shop): Day[] => daysBetween(addDays(dayAt(shop, startMs - AN_HOUR_MS), -1), today);

const isWorthStoring = (lastMs: number | undefined, startMs: number, shop: Shop): boolean =>
  lastMs === undefined || lastMs > startMs || startMs - lastMs >= AN_HOUR_MS || dayAt(shop, lastMs) !== dayAt(shop, startMs);

/** Step 1: folds the hot days again, today's and those since the last completed sweep. No month is marked here. */
export const sweepHotDays = async (shop: Shop, effects: Effects): Promise<SweptDays> => {
  const startMs = effects.nowMs();
  const state = await effects.table.get(SWEEP_KEY, 'strong');
  const today = dayAt(shop, startMs);
  const yesterday = addDays(today, -1);
  const days: FoldedDay[] = [];
  for (const day of daysSince(startOf(state, startMs), today, shop)) {
    days.push(await refoldDay(day, shop, { leaveEqual: day >= yesterday, effects }));
  }
  if (isWorthStoring(findNumber(state, 'start'), startMs, shop)) await effects.table.putIf({ ...state, ...SWEEP_KEY, start: startMs });
  return { startMs, days };
};

/** The days or months that wait to be folded, with the nonces of their marks. */
export const readMarkers = async (prefix: 'd#' | 'm#', { table }: Effects): Promise<{ name: string; nonce: string }[]> => {
  const items = await queryAll(table, { pk: DIRTY_PARTITION, from: prefix, to: `${prefix}~`, consistency: 'strong' });
  return items.map((item) => ({ name: item.sk.slice(prefix.length), nonce: readText(item, 'nonce') }));
};

/** Folds one marked day; its month is marked before its own marker goes, and that only if nobody marked it again. */
export const sweepDirtyDay = async (marker: { day: Day; nonce: string }, shop: Shop, effects: Effects): Promise<void> => {
  const { day, nonce } = marker;
  await refoldDay(day, shop, { leaveEqual: false, effects });
  await effects.table.putIf({ ...dirtyMonthKey(monthOfDay(day)), nonce: effects.nonce() });
  await effects.table.deleteIf(dirtyDayKey(day), { kind: 'equals', attribute: 'nonce', value: nonce });
};

/** Step 2: folds every marked day again. False where it was stopped before the last. */
export const sweepDirtyDays = async (shop: Shop, effects: Effects, bounds: Bounds = {}): Promise<boolean> => {
  const { from, mayGoOn = always, progress = silent } = bounds;
  const markers = (await readMarkers('d#', effects)).filter(({ name }) => from === undefined || name >= from);
  for (const [index, { name, nonce }] of markers.entries()) {
    if (!(await mayGoOn())) return false;
    await sweepDirtyDay({ day: name as Day, nonce }, shop, effects);
    progress('days', index + 1, markers.length);
  }
  return true;
};

/** Merges one month again and drops its marker, if it had one and nobody marked it again. */
export const sweepMonth = async (marker: { month: Month; nonce: string | undefined }, shop: Shop, effects: Effects): Promise<void> => {
  const { month, nonce } = marker;
  const stands = await refoldMonth(month, effects);
  if (stands) await restate(month, shop, effects);
  if (nonce !== undefined) await effects.table.deleteIf(dirtyMonthKey(month), { kind: 'equals', attribute: 'nonce', value: nonce });
};

/** The months of the days since the last nightly run, and those that were closed on one of these days. */
const recentMonths = async (startMs: number, shop: Shop, { table }: Effects): Promise<Month[]> => {
  const state = await table.get(NIGHTLY_KEY, 'strong');
  const days = daysSince(startOf(state, startMs), dayAt(shop, startMs), shop);
  return [...days.map(monthOfDay), ...days.flatMap((day) => monthClosedOn(day) ?? [])];
};

/**
 * Step 3: merges every marked month again and the recent ones, so that each is kept as it stood when it was closed; then stores this run's
 * own start. Where days are held, only marked months behind them are merged, and nothing is stored. False where it was stopped.
 */
export const sweepMonths = async (startMs: number, shop: Shop, context: { effects: Effects } & Bounds): Promise<boolean> => {
  const { effects, from, mayGoOn = always, progress = silent } = context;
  const marked = (await readMarkers('m#', effects)).filter(({ name }) => from === undefined || name >= monthOfDay(from));
  const nonces = new Map(marked.map(({ name, nonce }) => [name as Month, nonce]));
  const recent = from === undefined ? await recentMonths(startMs, shop, effects) : [];
  const months = [...new Set([...nonces.keys(), ...recent])].sort();
  for (const [index, month] of months.entries()) {
    if (!(await mayGoOn())) return false;
    await sweepMonth({ month, nonce: nonces.get(month) }, shop, effects);
    progress('months', index + 1, months.length);
  }
  if (from === undefined) await effects.table.putIf({ ...NIGHTLY_KEY, start: startMs });
  return true;
};

/** Whether all was folded; whether an import or a history that is loading holds some of it; or whether the run was stopped. */
export type Ended = 'done' | 'held' | 'stopped';

/** Steps 2 and 3, after a sweep of the hot days that began at `startMs`. While an import is live the marked days wait for its end. */
export const sweepMarked = async (startMs: number, shop: Shop, context: { effects: Effects } & Bounds): Promise<Ended> => {
  const { effects, ...bounds } = context;
  if (await isImportLive(effects)) return 'held';
  const isDone = (await sweepDirtyDays(shop, effects, bounds)) && (await sweepMonths(startMs, shop, context));
  if (!isDone) return 'stopped';
  return bounds.from === undefined ? 'done' : 'held';
};

/** All three steps: once a night, and when a job has ended. */
export const sweepNightly = async (shop: Shop, effects: Effects, bounds: Bounds = {}): Promise<Ended> => {
  const { startMs } = await sweepHotDays(shop, effects);
  return sweepMarked(startMs, shop, { effects, ...bounds });
};
