import { isDay } from './day.ts';
import { type Days, isPreset, PRESETS, type PresetName } from './presets.ts';

/** What the figures are compared with; the API's words. */
export const COMPARISONS = {
  'previous-period': 'the period before',
  'same-weekdays': 'the same weekdays before',
  'previous-year': 'the same dates a year before',
  'previous-year-weekdays': 'the same weekdays a year before',
  none: 'nothing',
} as const;

export type Comparison = keyof typeof COMPARISONS;

/** What the page shows: a preset, or days of one's own, and what they are compared with. */
export type View = Days & { readonly preset: PresetName | 'own'; readonly compare: Comparison };

const DEFAULT_PRESET: PresetName = 'last-28';
const DEFAULT_COMPARISON: Comparison = 'same-weekdays';

export const isComparison = (name: string): name is Comparison => Object.hasOwn(COMPARISONS, name);

const ownDays = (from: string, to: string): Days | undefined => (isDay(from) && isDay(to) && from <= to ? { from, to } : undefined);

/** Reads a view from the page's address. What it does not say, or says wrongly, is the default. */
export const viewOf = (search: string, today: string): View => {
  const params = new URLSearchParams(search);
  const wanted = params.get('compare') ?? DEFAULT_COMPARISON;
  const compare = isComparison(wanted) ? wanted : DEFAULT_COMPARISON;
  const own = ownDays(params.get('from') ?? '', params.get('to') ?? '');
  if (own !== undefined) return { ...own, preset: 'own', compare };
  const name = params.get('period') ?? DEFAULT_PRESET;
  const preset = isPreset(name) ? name : DEFAULT_PRESET;
  return { ...PRESETS[preset].days(today), preset, compare };
};

/** The address under which the view can be kept; a preset moves on with the days. */
export const addressOf = ({ preset, from, to, compare }: View): string =>
  `?${new URLSearchParams({ ...(preset === 'own' ? { from, to } : { period: preset }), compare })}`;
