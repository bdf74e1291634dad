import type { Fault } from './errors.ts';
import { type ParsedQuery, parseReportQuery } from './reports/parse-report-query.ts';
import type { Params } from './request.ts';

const isText = (value: string | readonly string[]): value is string => typeof value === 'string';

const oneValue = ([parameter, value]: readonly [string, string | readonly string[]]): Fault[] =>
  isText(value) ? [] : [{ parameter, value: value.join('&'), allowed: 'one value; it was given more than once' }];

/** Reads the question that an address asks of a report. What a report can be asked is the report's to say. */
export const readReportParams = (report: string, params: Params): ParsedQuery => {
  const faults = Object.entries(params).flatMap(oneValue);
  if (params.report !== undefined)
    faults.push({ parameter: 'report', value: String(params.report), allowed: 'no such parameter; the report is part of the path' });
  if (faults.length > 0) return { kind: 'faults', faults };
  return parseReportQuery({
    ...Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => isText(entry[1]))),
    report,
  });
};
