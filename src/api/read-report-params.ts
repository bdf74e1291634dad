import { type ParsedQuery, parseReportQuery } from './reports/parse-report-query.ts';
import type { Params } from './request.ts';

const IN_PATH = { parameter: 'report', allowed: 'no such parameter; the report is part of the path' };

/** Reads the question that an address asks of a report. What a report can be asked is the report's to say. */
export const readReportParams = (report: string, params: Params): ParsedQuery =>
  params.report === undefined
    ? parseReportQuery({ ...params, report })
    : { kind: 'faults', faults: [{ ...IN_PATH, value: String(params.report) }] };
