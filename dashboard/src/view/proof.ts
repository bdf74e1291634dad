import type { Meta } from '../../../src/api/reports/report.ts';
import type { Answers } from '../data/client.ts';
import type { Status } from '../data/status.ts';
import { el, place } from './element.ts';

export type Trust = { readonly state: 'good' | 'attention' | 'wrong'; readonly text: string };

const instantText = (iso: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

const isAfter = (drift: Meta['drift']): boolean => drift !== null && drift.documents + drift.rollups > 0;

/** In one line whether the figures hold: wrong where the audit found drift, attention where something waits. */
export const trustOf = ({ stale, drift }: Meta, status: Pick<Status, 'dataAsOf' | 'shop' | 'quarantined'>): Trust => {
  if (isAfter(drift)) return { state: 'wrong', text: 'The last audit found differences; see below' };
  if (stale.length > 0) return { state: 'attention', text: `${stale.length} days wait to be worked out again` };
  if (status.quarantined > 0) return { state: 'attention', text: `${status.quarantined} records could not be read; see below` };
  const asOf = status.dataAsOf === null ? 'nothing yet' : instantText(status.dataAsOf, status.shop.zone);
  return { state: 'good', text: `Up to date, as of ${asOf}` };
};

export const showFreshness = (trust: Trust): void =>
  place('freshness').replaceChildren(el('span', { class: 'light', 'data-state': trust.state, 'aria-hidden': 'true' }), trust.text);

const excludedText = (excluded: Meta['excluded']): string => {
  const reasons = Object.entries(excluded);
  return reasons.length === 0 ? 'none was left out' : `left out: ${reasons.map(([reason, orders]) => `${orders} ${reason}`).join(', ')}`;
};

const driftText = (drift: Meta['drift']): string =>
  drift === null
    ? 'The book has not been audited yet: run tillbook audit.'
    : `At the last audit ${drift.documents} orders differed from the book and ${drift.rollups} days or months from their entries.`;

const comparedLine = ({ compare }: Meta): readonly string[] =>
  compare === null ? [] : [`Compared with ${compare.from} to ${compare.to}.`];

const unansweredLines = ({ unanswered }: Meta): readonly string[] =>
  [...Map.groupBy(unanswered, ({ reason }) => reason)].map(
    ([reason, some]) => `No figure for ${[...new Set(some.map(({ metric }) => metric))].join(', ')}: ${reason}.`,
  );

/** The proof beside the figures, as sentences. */
export const proofSentences = ({ sales }: Pick<Answers, 'sales'>, status: Status): readonly string[] => {
  const { meta } = sales;
  return [
    `Days of ${meta.zone}, money in ${meta.currency}; returns stand on their own date.`,
    `${meta.counted.toLocaleString('en')} orders were counted; ${excludedText(meta.excluded)}.`,
    ...comparedLine(meta),
    ...(meta.stale.length === 0 ? [] : [`Waiting to be worked out again: ${meta.stale.join(', ')}.`]),
    ...(status.quarantined === 0 ? [] : [`${status.quarantined} records are in quarantine: tillbook quarantine list says why.`]),
    driftText(meta.drift),
    ...unansweredLines(meta),
    ...(meta.readUnits === null ? [] : [`This answer cost ${meta.readUnits} read units.`]),
  ];
};

export const showProof = (answers: Answers): void => {
  const sentences = proofSentences(answers, answers.status).map((sentence) => el('li', {}, sentence));
  place('proof').replaceChildren(el('ul', { class: 'proof' }, ...sentences));
};
