import { moneyText } from '../../domain/money/money-text.ts';
import type { Meta } from './report.ts';

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const excludedText = (excluded: Meta['excluded']): string => {
  const reasons = Object.entries(excluded);
  return reasons.length === 0 ? 'none excluded' : `excluded ${reasons.map(([reason, orders]) => `${orders} ${reason}`).join(', ')}`;
};

const BASIS_TEXT = {
  event: 'returns on their own date (basis event)',
  order: 'returns on the date of their order (basis order)',
} as const satisfies Record<Meta['basis'], string>;

const driftText = ({ drift }: Meta): string =>
  drift === null ? 'not audited yet' : `drift at the last audit: ${drift.documents} in documents, ${drift.rollups} in rollups`;

const medianLine = ({ medianBound }: Meta): string[] =>
  medianBound === 0 ? [] : [`Medians are within ±${(medianBound * 100).toFixed(2)} %: there were too many different order values to keep.`];

const undatedLine = ({ undatedReturns, digits }: Meta): string[] =>
  undatedReturns === 0
    ? []
    : [`Returns of ${moneyText(undatedReturns, digits)} are dated by the export that told of them: the source gives only their sum.`];

const staleLine = ({ stale }: Meta): string[] =>
  stale.length === 0 ? [] : [`Not up to date, waiting to be folded again: ${stale.join(', ')}.`];

const unansweredLines = ({ unanswered }: Meta): string[] =>
  [...Map.groupBy(unanswered, ({ reason }) => reason)].map(
    ([reason, together]) => `Where ${together.map(({ metric }) => metric).join(', ')} have no figure: ${reason}.`,
  );

/** The proof beside the numbers, for a reader. */
export const proofLines = (meta: Meta): string[] => [
  `${meta.report}, ${meta.from} to ${meta.to}, days of ${meta.zone}, in ${meta.currency}; ${BASIS_TEXT[meta.basis]}.`,
  `${plural(meta.counted, 'order')} counted, ${excludedText(meta.excluded)}; data as of ${meta.dataAsOf}.`,
  `From ${plural(meta.coveredBy.months, 'month image')} and ${plural(meta.coveredBy.days, 'day image')}${
    meta.readUnits === null ? '' : `, ${meta.readUnits} read units`
  }; ${driftText(meta)}.`,
  ...staleLine(meta),
  ...medianLine(meta),
  ...undatedLine(meta),
  ...unansweredLines(meta),
  `Definitions: ${[...new Set(Object.values(meta.definitions))].join(', ')}.`,
];
