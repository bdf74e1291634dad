import type { DayRange } from '../../domain/cover.ts';
import { Day, epochOfDay, firstDayOfMonth, lastDayOfMonth, Month } from '../../domain/time/day.ts';
import { type AskedBasis, type Breakdown, type Grain, OFFERED, REPORTS, type ReportName, type ReportQuery } from './report-query.ts';

/** One thing wrong with a question: which parameter, what it was, and what would do. */
export type Fault = { readonly parameter: string; readonly value: string; readonly allowed: string };

export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: ReportQuery }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** The parameters as text, as a command line or a URL has them. */
export type QueryParams = { readonly [parameter: string]: string | undefined };

const PARAMETERS = ['report', 'from', 'to', 'grain', 'by', 'basis'];

/** Ten years with their leap days. A longer question is a typing error in a year, and would read thousands of rollups. @unit days */
export const MAX_DAYS = 3653;

/** Hours come from day images, the largest there are; a year of them is what one answer may read. @unit days */
export const MAX_DAYS_BY_HOUR = 366;

// Orders are dated from 1900 to 2199, see the order document.
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';
const A_DAY = `a day, e.g. 2026-01-31, or a month, e.g. 2026-01, from ${FIRST_DAY} to ${LAST_DAY}`;

const readDay = (text: string, dayOf: (month: Month) => Day): Day | undefined => {
  const month = Month.safeParse(text);
  const day = Day.safeParse(text);
  if (!day.success && !month.success) return undefined;
  const found = month.success ? dayOf(month.data) : day.data;
  return found !== undefined && found >= FIRST_DAY && found <= LAST_DAY ? found : undefined;
};

const oneOf = <T extends string>(names: readonly T[], text: string): T | undefined => names.find((name) => name === text);

/** Collects faults while parameters are read. */
type Reading = { readonly params: QueryParams; readonly faults: Fault[] };

const complain = ({ faults }: Reading, parameter: string, { value, allowed }: Omit<Fault, 'parameter'>): undefined => {
  faults.push({ parameter, value, allowed });
};

const readChoice = <T extends string>(reading: Reading, parameter: string, names: readonly T[]): T | undefined => {
  const value = reading.params[parameter];
  if (value === undefined) return undefined;
  const allowed = names.length === 0 ? 'nothing, for this report' : `one of ${names.join(', ')}`;
  return oneOf(names, value) ?? complain(reading, parameter, { value, allowed });
};

const readRange = (reading: Reading, grain: Grain | undefined): DayRange | undefined => {
  const { from: fromText = '', to: toText = '' } = reading.params;
  const from = readDay(fromText, firstDayOfMonth) ?? complain(reading, 'from', { value: fromText, allowed: A_DAY });
  const to = readDay(toText, lastDayOfMonth) ?? complain(reading, 'to', { value: toText, allowed: A_DAY });
  if (from === undefined || to === undefined) return undefined;
  if (to < from) return complain(reading, 'to', { value: toText, allowed: `a day or month not before ${from}` });
  const most = grain === 'hour' ? MAX_DAYS_BY_HOUR : MAX_DAYS;
  const days = epochOfDay(to) - epochOfDay(from) + 1;
  if (days > most) return complain(reading, 'to', { value: toText, allowed: `at most ${most} days from ${from}; these are ${days}` });
  return { from, to };
};

const complainOfStrangers = (reading: Reading): void => {
  for (const [parameter, value] of Object.entries(reading.params)) {
    if (value !== undefined && !PARAMETERS.includes(parameter))
      complain(reading, parameter, { value, allowed: `the parameters ${PARAMETERS.join(', ')}` });
  }
};

const complainOfPair = (reading: Reading, grain: Grain, by: Breakdown | undefined): void => {
  if (grain === 'hour' && by !== undefined)
    complain(reading, 'by', { value: by, allowed: 'nothing with grain hour; ask by day, month or in total' });
};

/** Reads a question, or says all that is wrong with it. Grain is total and basis event where nothing is said. */
export const parseReportQuery = (params: QueryParams): ParsedQuery => {
  const reading: Reading = { params, faults: [] };
  complainOfStrangers(reading);
  const report: ReportName | undefined = readChoice(reading, 'report', REPORTS);
  if (params.report === undefined) complain(reading, 'report', { value: '', allowed: `one of ${REPORTS.join(', ')}` });
  const offered = OFFERED[report ?? 'sales'];
  const grain = readChoice<Grain>(reading, 'grain', offered.grains) ?? 'total';
  const by = readChoice<Breakdown>(reading, 'by', offered.breakdowns);
  // Money has its own date in either view of sales.
  const basis = readChoice<AskedBasis>(reading, 'basis', offered.bases) === 'order' ? 'order' : 'event';
  const range = readRange(reading, grain);
  complainOfPair(reading, grain, by);
  if (report === undefined || range === undefined || reading.faults.length > 0) return { kind: 'faults', faults: reading.faults };
  return { kind: 'query', query: { report, range, grain, basis, ...(by !== undefined && { by }) } };
};

/** A fault in one line. */
export const faultText = ({ parameter, value, allowed }: Fault): string =>
  `${parameter} ${value === '' ? 'is missing' : `cannot be ${JSON.stringify(value)}`}; allowed: ${allowed}`;
