import type { Meta } from '../../../src/api/reports/report.ts';
import type { Answers } from '../data/answers.ts';
import type { Status } from '../data/status.ts';
import { untilText } from '../format/compared.ts';
import { daysText, instantText } from '../format/days.ts';
import { isOfComparison, metricName } from '../format/metric-name.ts';
import { el, place } from './element.ts';

/** More days than these are not named one by one. */
const NAMED = 5;

const excludedText = (excluded: Meta['excluded']): string => {
  const reasons = Object.entries(excluded);
  return reasons.length === 0 ? 'none was left out' : `left out: ${reasons.map(([reason, orders]) => `${orders} ${reason}`).join(', ')}`;
};

const ordersLine = ({ counted, excluded }: Meta): string =>
  `${counted.toLocaleString('en')} ${counted === 1 ? 'order was' : 'orders were'} counted; ${excludedText(excluded)}.`;

const driftLine = (drift: Meta['drift'], auditedAt: string): string => {
  if (drift === null) return 'The book has not been audited yet: run tillbook audit.';
  if (drift.documents + drift.rollups === 0) return `The last audit${auditedAt} found no difference.`;
  return `At the last audit${auditedAt} ${drift.documents} orders differed from the book and ${drift.rollups} days or months from their entries.`;
};

const comparedLines = (meta: Meta): readonly string[] => {
  if (meta.compare === null) return [];
  const until = untilText(meta);
  return [`Compared with ${daysText(meta.compare)}${until === undefined ? '' : `, ${until}`}.`];
};

const staleLines = ({ stale }: Meta): readonly string[] => {
  if (stale.length === 0) return [];
  const more = stale.length > NAMED ? ` and ${stale.length - NAMED} more days` : '';
  return [`Waiting to be worked out again: ${stale.slice(0, NAMED).join(', ')}${more}.`];
};

const quarantineLines = ({ quarantined }: Status): readonly string[] =>
  quarantined === 0 ? [] : [`${quarantined.toLocaleString('en')} in quarantine: tillbook quarantine list says why.`];

const sourceLines = ({ sources, shop }: Status): readonly string[] =>
  sources.flatMap(({ name, failure }) =>
    failure === null
      ? []
      : [`The last pull of ${name}${failure.at === null ? '' : ` (${instantText(failure.at, shop.zone)})`} failed: ${failure.says}`],
  );

/** Why there is no figure here and there, each reason once. */
const unansweredLines = (metas: readonly Meta[]): readonly string[] => {
  const gaps = metas.flatMap(({ unanswered }) => unanswered);
  const byReason = Map.groupBy(gaps, ({ metric, reason }) => `${isOfComparison(metric) ? 'comparison' : 'figure'} of %: ${reason}.`);
  return [...byReason].map(([line, some]) => {
    const names = [...new Set(some.map(({ metric }) => metricName(metric)))].join(', ');
    return `Where there is no ${line.replace('%', () => names)}`;
  });
};

/** The proof beside the figures, as sentences. */
export const proofSentences = ({ sales, customers, products, countries, status }: Answers): readonly string[] => {
  const { meta } = sales;
  const auditedAt = status.auditedAt === null ? '' : ` (${instantText(status.auditedAt, status.shop.zone)})`;
  const units = [sales, customers, products, countries].reduce((sum, report) => sum + (report.meta.readUnits ?? 0), 0);
  return [
    `Days of ${meta.zone}, money in ${meta.currency}; returns stand on their own date.`,
    ordersLine(meta),
    ...comparedLines(meta),
    ...sourceLines(status),
    ...staleLines(meta),
    ...quarantineLines(status),
    driftLine(meta.drift, auditedAt),
    ...unansweredLines([meta, customers.meta]),
    `These figures cost ${units} read units.`,
  ];
};

export const showProof = (answers: Answers): void =>
  place('proof').replaceChildren(el('ul', { class: 'proof' }, ...proofSentences(answers).map((sentence) => el('li', {}, sentence))));
