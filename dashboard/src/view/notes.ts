import type { Status } from '../data/status.ts';
import { daysText } from '../format/days.ts';
import { place } from './element.ts';

const EMPTY =
  'There are no orders yet. Connect a shop with "tillbook source add", or bring in a file with "tillbook import"; what comes shows here by itself.';

const loadingText = ({ sources }: Pick<Status, 'sources'>): string | undefined => {
  const loading = sources.flatMap(({ name, loadedFrom }) => (loadedFrom === null ? [] : [{ name, day: loadedFrom.slice(0, 10) }]));
  if (loading.length === 0) return undefined;
  const back = loading.map(({ name, day }) => `${name} is here back to ${daysText({ from: day, to: day })}`).join(', ');
  return `History is loading, the newest first: ${back}. Months before that are still empty or not whole, and so are comparisons with them.`;
};

/** What one must know before one reads the figures: that history still loads, or that there is none. */
export const noteOf = (status: Pick<Status, 'sources' | 'orders'>): string | undefined =>
  loadingText(status) ?? (status.orders === 0 ? EMPTY : undefined);

/** Shows a line of words in its place, or nothing. */
export const tell = (id: 'trouble' | 'note', text: string | undefined): void => {
  const line = place(id);
  line.hidden = text === undefined;
  if (line.textContent !== (text ?? '')) line.textContent = text ?? '';
};
