import * as z from 'zod/mini';
import { BASES, BREAKDOWNS, GRAINS, REPORTS } from '../reports/report-query.ts';
import type { Shape } from '../route.ts';

const DayOrMonth = z.union([z.iso.date(), z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))]);

export const ReportFormat = z.enum(['json', 'csv']);
export type ReportFormat = z.infer<typeof ReportFormat>;

/**
 * What a report can be asked, for the reference: `parseReportQuery` alone judges it, and a test holds the names against each other.
 */
export const REPORT_PARAMETERS = {
  from: DayOrMonth.check(z.describe('the first day, e.g. 2026-01-31, or the first month, e.g. 2026-01')),
  to: DayOrMonth.check(z.describe('the last day, or the last month; it is included')),
  grain: z.optional(z.enum(GRAINS).check(z.describe('one row for each of these (default: total)'))),
  by: z.optional(z.enum(BREAKDOWNS).check(z.describe('one row for each value of this'))),
  basis: z.optional(z.enum(BASES).check(z.describe("returns on their own date, or on their order's (default: event)"))),
  format: z.optional(ReportFormat.check(z.describe('as the header Accept would have it: `text/csv` is csv (default: json)'))),
} as const satisfies Shape;

export const ReportNameParameter = z.enum(REPORTS).check(z.describe('which report'));
