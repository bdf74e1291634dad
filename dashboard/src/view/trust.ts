import type { Meta } from '../../../src/api/reports/report.ts';
import type { Status } from '../data/status.ts';
import { instantText } from '../format/days.ts';
import { el, place } from './element.ts';

export type Trust = { readonly state: 'good' | 'attention' | 'wrong'; readonly text: string };

type Known = Pick<Status, 'dataAsOf' | 'shop' | 'quarantined' | 'sources'>;

const hasDrift = (drift: Meta['drift']): boolean => drift !== null && drift.documents + drift.rollups > 0;

const some = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? ' waits' : 's wait'}`;

/** In one line whether the figures hold: wrong where the audit found drift, attention where something waits or a shop is silent. */
export const trustOf = ({ stale, drift }: Pick<Meta, 'stale' | 'drift'>, { dataAsOf, shop, quarantined, sources }: Known): Trust => {
  if (hasDrift(drift)) return { state: 'wrong', text: 'The last audit found differences; see below' };
  const silent = sources.filter(({ failure }) => failure !== null).map(({ name }) => name);
  if (silent.length > 0) return { state: 'attention', text: `The last pull of ${silent.join(', ')} failed; see below` };
  if (stale.length > 0) return { state: 'attention', text: `${some(stale.length, 'day')} to be worked out again` };
  if (quarantined > 0) return { state: 'attention', text: `${some(quarantined, 'record')} in quarantine; see below` };
  return { state: 'good', text: dataAsOf === null ? 'Nothing has come yet' : `Up to date, as of ${instantText(dataAsOf, shop.zone)}` };
};

export const showFreshness = ({ state, text }: Trust): void => {
  const line = place('freshness');
  // Read out again only where it says something else.
  if (line.textContent === text && line.querySelector(`[data-state=${state}]`) !== null) return;
  line.replaceChildren(el('span', { class: 'light', 'data-state': state, 'aria-hidden': 'true' }), text);
};
