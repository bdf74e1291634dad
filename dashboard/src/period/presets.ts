import { addDays, firstOfMonth, monthAway } from './day.ts';

export type Days = { readonly from: string; readonly to: string };

/** The periods that an owner asks for, by the shop's own today. */
export const PRESETS = {
  today: { label: 'Today', days: (today: string): Days => ({ from: today, to: today }) },
  yesterday: { label: 'Yesterday', days: (today: string): Days => ({ from: addDays(today, -1), to: addDays(today, -1) }) },
  'last-7': { label: 'Last 7 days', days: (today: string): Days => ({ from: addDays(today, -6), to: today }) },
  'last-28': { label: 'Last 28 days', days: (today: string): Days => ({ from: addDays(today, -27), to: today }) },
  month: { label: 'This month', days: (today: string): Days => ({ from: firstOfMonth(today), to: today }) },
  'last-month': {
    label: 'Last month',
    days: (today: string): Days => ({ from: monthAway(today, -1), to: addDays(firstOfMonth(today), -1) }),
  },
  year: { label: 'This year', days: (today: string): Days => ({ from: `${today.slice(0, 4)}-01-01`, to: today }) },
  'last-12-months': { label: 'Last 12 months', days: (today: string): Days => ({ from: monthAway(today, -11), to: today }) },
} as const satisfies Record<string, { readonly label: string; readonly days: (today: string) => Days }>;

export type PresetName = keyof typeof PRESETS;

export const isPreset = (name: string): name is PresetName => Object.hasOwn(PRESETS, name);
