import * as z from 'zod/mini';
import { answerReport } from '../reports/answer-report.ts';
import { formatCsv } from '../reports/format-csv.ts';
import { parseReportQuery } from '../reports/parse-report-query.ts';
import { withReadUnits } from '../reports/report.ts';
import { refuseFaults } from '../response.ts';
import { defineRoute } from '../route.ts';
import { Report } from '../schemas/report-schema.ts';

export const getReport = defineRoute({
  id: 'getReport',
  method: 'GET',
  path: '/v1/reports/{report}',
  scope: 'read',
  summary: 'A report with its proof',
  says: 'x',
  pathShape: { report: z.string() },
  query: {},
  readsQuery: 'handler',
  answer: Report,
  media: ['application/json', 'text/csv'],
  refusals: [],
  handle: async ({ path, params, media, spent }, effects) => {
    const { format, ...asked } = params;
    const parsed = parseReportQuery({ ...(asked as Record<string, string>), report: path.report });
    if (parsed.kind === 'faults') return refuseFaults(parsed.faults);
    const report = await answerReport(parsed.query, effects.reportEffects(effects));
    if (format === 'csv' || (format === undefined && media === 'text/csv')) return { kind: 'csv', text: formatCsv(report) };
    return { kind: 'json', body: withReadUnits(report, spent()) };
  },
});
