import * as z from 'zod/mini';
import { METRICS_OF } from '../reports/report-metrics.ts';
import { ALL_BREAKDOWNS, BASES, COMPARISONS, FILTERS, GRAINS, REPORTS } from '../reports/report-query.ts';
import type { Shape } from '../route.ts';

const DayOrMonth = z.union([z.iso.date(), z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))]);

/** The range of any question. */
export const RANGE = {
  from: DayOrMonth.check(
    z.meta({ description: 'the first day, e.g. 2026-01-31, or the first month, e.g. 2026-01', examples: ['2026-01-01'] }),
  ),
  to: DayOrMonth.check(z.meta({ description: 'the last day, or the last month; it is included', examples: ['2026-01-31'] })),
};

export const Basis = z
  .enum([...BASES, 'settlement'])
  .check(z.describe("returns on their own date, or on their order's (default: event); of payments only settlement"));

export const ReportFormat = z.enum(['json', 'csv']);
export type ReportFormat = z.infer<typeof ReportFormat>;

const namesOf = <T extends string>(names: readonly T[], description: string) =>
  z.optional(z.array(z.enum(names)).check(z.minLength(1), z.meta({ description, uniqueItems: true })));

const METRICS = [...new Set(Object.values(METRICS_OF).flat())];

const filterOf = (name: string) =>
  z.optional(
    z
      .array(z.string())
      .check(z.minLength(1), z.describe(`only what has one of these: ${name}, as it stands in the orders; may be given several times`)),
  );

/**
 * What a report can be asked, for the reference: `parseReportQuery` alone judges it, and a test holds the names against each other.
 */
export const REPORT_PARAMETERS = {
  ...RANGE,
  grain: z.optional(z.enum(GRAINS).check(z.describe('one row for each of these (default: total)'))),
  by: namesOf(ALL_BREAKDOWNS, 'one row for each value of these; several times, or with commas'),
  ...Object.fromEntries(FILTERS.map((name) => [name, filterOf(name)])),
  basis: z.optional(Basis),
  compare: z.optional(z.enum(COMPARISONS).check(z.describe('what the range is held against'))),
  metrics: namesOf(METRICS, 'only these columns (default: all of the report); several times, or with commas'),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(10_000), z.describe('only so many rows, the first ones; totals are of all'))),
  format: z.optional(ReportFormat.check(z.describe('as the header Accept would have it: `text/csv` is csv (default: json)'))),
} satisfies Shape;

export const ReportNameParameter = z.enum(REPORTS).check(z.describe('which report'));
