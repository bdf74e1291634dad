import { moneyText } from '../../domain/money/money-text.ts';
import { Day } from '../../domain/time/day.ts';
import { COMPARED_ENDINGS } from './compare/compared-columns.ts';
import type { PartialPeriod } from './partial-periods.ts';
import type { Compared, Meta, ReadCount } from './report.ts';

/** Stands behind a period that is not whole. */
export const PARTIAL_MARK = '*';

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const excludedText = (excluded: Meta['excluded']): string => {
  const reasons = Object.entries(excluded);
  return reasons.length === 0 ? 'none excluded' : `excluded ${reasons.map(([reason, orders]) => `${orders} ${reason}`).join(', ')}`;
};

const BASIS_TEXT = {
  event: 'returns on their own date (basis event)',
  order: 'returns on the date of their order (basis order)',
  settlement: 'money on the date it was settled (basis settlement), apart from sales and returns',
} as const satisfies Record<Meta['basis'], string>;

const driftText = ({ drift }: Meta): string =>
  drift === null ? 'not audited yet' : `drift at the last audit: ${drift.documents} in documents, ${drift.rollups} in rollups`;

const medianLine = ({ medianBound }: Meta): string[] =>
  medianBound === 0 ? [] : [`Medians are within ±${(medianBound * 100).toFixed(2)} %: there were too many different order values to keep.`];

const undatedLine = ({ undatedReturns, digits }: Meta): string[] =>
  undatedReturns === 0
    ? []
    : [`Returns of ${moneyText(undatedReturns, digits)} are dated by the export that told of them: the source gives only their sum.`];

const limitLine = ({ rows }: Meta): string[] =>
  rows.shown === rows.of ? [] : [`The first ${rows.shown} of ${rows.of} rows; the total is of all.`];

const staleLine = ({ stale }: Meta): string[] =>
  stale.length === 0 ? [] : [`Not up to date, waiting to be folded again: ${stale.join(', ')}.`];

const filterLine = ({ filters }: Meta): string[] => {
  const texts = Object.entries(filters).map(([filter, values]) => `${filter} ${values.map((value) => JSON.stringify(value)).join(' or ')}`);
  return texts.length === 0 ? [] : [`Only ${texts.join(' and ')}; orders counted and excluded are the whole shop's.`];
};

const quoted = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(', ');

const unmatchedLines = ({ unmatched }: Meta): string[] =>
  unmatched.map(
    ({ filter, values, known }) =>
      `Nothing has ${filter} ${quoted(values)} on these days${known.length === 0 ? '' : `; there are ${quoted(known)}`}.`,
  );

const throughText = ({ through, elapsedHours }: Compared): string => {
  if (through === null) return 'nothing of the range has elapsed yet';
  return elapsedHours === null ? `through ${through}` : `through the first ${plural(elapsedHours, 'elapsed hour')} of ${through}`;
};

const isLeapDay = (text: string): boolean => text.endsWith('-02-29') && Day.safeParse(text).success;

/** The leap days of a base that is compared day by day: the year after has none. */
const leapDaysText = ({ compare, grain }: Meta): string => {
  if (compare?.mode !== 'previous-year' || (grain !== 'day' && grain !== 'hour')) return '';
  const [first, last] = [Number(compare.from.slice(0, 4)), Number(compare.to.slice(0, 4))];
  const days = Array.from({ length: last - first + 1 }, (_, index) => `${first + index}-02-29`)
    .filter(isLeapDay)
    .filter((day) => compare.from <= day && day <= compare.to);
  return days.length === 0 ? '' : ` In its total, and beside no day: ${days.join(', ')}.`;
};

const compareLine = (meta: Meta): string[] => {
  const { compare } = meta;
  if (compare === null) return [];
  return [`Compared with ${compare.from} to ${compare.to} (${compare.mode}), ${throughText(compare)}.${leapDaysText(meta)}`];
};

const FAMILY_TEXT = {
  S: 'the shop',
  B: 'its one-way breakdowns',
  C: 'its cube of country, channel and payment method',
  P: 'its products',
} as const satisfies Record<ReadCount['family'], string>;

const readLine = ({ coveredBy, read }: Meta): string[] => {
  const images = read.reduce((sum, { months, days }) => sum + months + days, 0);
  if (images === coveredBy.months + coveredBy.days) return [];
  const texts = read.map(({ family, months, days }) => `${plural(months, 'month')} and ${plural(days, 'day')} of ${FAMILY_TEXT[family]}`);
  return [`Read in all: ${texts.join('; ')}.`];
};

/** A comparison of many metrics has many columns; `meta` names them all. */
const MOST_NAMES = 12;

const namesText = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');

// What holds of a metric and of its comparison too is said once, of the metric.
const plainNames = (names: ReadonlySet<string>): string[] =>
  [...names].filter((name) => !COMPARED_ENDINGS.some((ending) => name.endsWith(ending) && names.has(name.slice(0, -ending.length))));

const unansweredLines = ({ unanswered }: Meta): string[] =>
  [...Map.groupBy(unanswered, ({ reason }) => reason)].map(
    ([reason, together]) => `Where ${namesText(plainNames(new Set(together.map(({ metric }) => metric))))} have no figure: ${reason}.`,
  );

const WHY_TEXT = { unfinished: 'not over', 'to-come': 'to come' } as const;

const partialText = ({ period, from, to, why }: PartialPeriod): string =>
  `${period} (${why === 'cut' ? `only ${from === to ? from : `${from} to ${to}`}` : WHY_TEXT[why]})`;

const partialLine = ({ partial }: Meta): string[] =>
  partial.length === 0 ? [] : [`${PARTIAL_MARK} Not whole: ${namesText(partial.map(partialText))}.`];

const todayLine = ({ today, from, to }: Meta): string[] => {
  if (to < today) return [];
  if (today < from) return [`Today is ${today}: nothing of these days has come yet.`];
  return [`Today, ${today}, is not over${to > today ? ', and the days after it are to come' : ''}.`];
};

/** The proof beside the numbers, for a reader. */
export const proofLines = (meta: Meta): string[] => [
  `${meta.report}, ${meta.from} to ${meta.to}, days of ${meta.zone}, in ${meta.currency}; ${BASIS_TEXT[meta.basis]}.`,
  ...filterLine(meta),
  ...unmatchedLines(meta),
  ...partialLine(meta),
  ...todayLine(meta),
  ...compareLine(meta),
  `${plural(meta.counted, 'order')} counted, ${excludedText(meta.excluded)}; data as of ${meta.dataAsOf}.`,
  `From ${plural(meta.coveredBy.months, 'month image')} and ${plural(meta.coveredBy.days, 'day image')}${
    meta.readUnits === null ? '' : `, ${meta.readUnits} read units`
  }; ${driftText(meta)}.`,
  ...readLine(meta),
  ...limitLine(meta),
  ...staleLine(meta),
  ...medianLine(meta),
  ...undatedLine(meta),
  ...unansweredLines(meta),
  `Definitions: ${[...new Set(Object.values(meta.definitions))].join(', ')}.`,
];
