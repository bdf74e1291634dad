import { addDays, type Day, daysBetween, type Month, monthOfDay } from '../domain/time/day.ts';
import { findNumber, readText } from '../store/items/read-attribute.ts';
import type { Item } from '../store/port.ts';
import { queryAll } from '../store/query-all.ts';
import { DIRTY_PARTITION, dirtyDayKey, dirtyMonthKey, NIGHTLY_KEY, SWEEP_KEY } from '../store/table.ts';
import { dayAt, type Effects, type Shop } from './effects.ts';
import { refoldMonth } from './fold-month.ts';
import { refoldDay } from './fold-rollups.ts';
import { isImportLive } from './import-state.ts';
import { monthClosedOn, restate } from './restate.ts';

const AN_HOUR_MS = 3_600_000;

/** Told after each step: what is being done, how many are done, of how many. */
export type Progress = (step: 'days' | 'months', done: number, of: number) => void;

const silent: Progress = () => undefined;

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
export const sweepHotDays = async (shop: Shop, effects: Effects): Promise<void> => {
  const startMs = effects.nowMs();
  const state = await effects.table.get(SWEEP_KEY, 'strong');
  const today = dayAt(shop, startMs);
  const yesterday = addDays(today, -1);
  for (const day of daysSince(startOf(state, startMs), today, shop)) await refoldDay(day, shop, { leaveEqual: day >= yesterday, effects });
  if (isWorthStoring(findNumber(state, 'start'), startMs, shop)) await effects.table.putIf({ ...SWEEP_KEY, start: startMs });
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

/** Step 2: folds every marked day again. */
export const sweepDirtyDays = async (shop: Shop, effects: Effects, progress: Progress = silent): Promise<void> => {
  const markers = await readMarkers('d#', effects);
  for (const [index, { name, nonce }] of markers.entries()) {
    await sweepDirtyDay({ day: name as Day, nonce }, shop, effects);
    progress('days', index + 1, markers.length);
  }
};

/** Merges one month again and drops its marker, if it had one and nobody marked it again. */
export const sweepMonth = async (marker: { month: Month; nonce: string | undefined }, shop: Shop, effects: Effects): Promise<void> => {
  const { month, nonce } = marker;
  const stands = await refoldMonth(month, effects);
  if (stands) await restate(month, shop, effects);
  if (nonce !== undefined) await effects.table.deleteIf(dirtyMonthKey(month), { kind: 'equals', attribute: 'nonce', value: nonce });
};

/**
 * Step 3: merges every marked month again, those of the days since the last nightly run, and those that were closed on one of these days,
 * so that each is kept as it then stood; then stores this run's own start.
 */
export const sweepMonths = async (startMs: number, shop: Shop, context: { effects: Effects; progress?: Progress }): Promise<void> => {
  const { effects, progress = silent } = context;
  const state = await effects.table.get(NIGHTLY_KEY, 'strong');
  const nonces = new Map((await readMarkers('m#', effects)).map(({ name, nonce }) => [name as Month, nonce]));
  const days = daysSince(startOf(state, startMs), dayAt(shop, startMs), shop);
  const recent = [...days.map(monthOfDay), ...days.flatMap((day) => monthClosedOn(day) ?? [])];
  const months = [...new Set([...nonces.keys(), ...recent])].sort();
  for (const [index, month] of months.entries()) {
    await sweepMonth({ month, nonce: nonces.get(month) }, shop, effects);
    progress('months', index + 1, months.length);
  }
  await effects.table.putIf({ ...NIGHTLY_KEY, start: startMs });
};

/**
 * All three steps: once a night, and when a job has ended. While an import is live the marked days wait for its end, and with them the
 * months.
 */
export const sweepNightly = async (shop: Shop, effects: Effects, progress: Progress = silent): Promise<'done' | 'held'> => {
  const startMs = effects.nowMs();
  await sweepHotDays(shop, effects);
  if (await isImportLive(effects)) return 'held';
  await sweepDirtyDays(shop, effects, progress);
  await sweepMonths(startMs, shop, { effects, progress });
  return 'done';
};
