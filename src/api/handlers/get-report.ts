import type { MediaType } from '../media-type.ts';
import { readReportParams } from '../read-report-params.ts';
import { answerReport } from '../reports/answer-report.ts';
import { formatCsv } from '../reports/format-csv.ts';
import { withReadUnits } from '../reports/report.ts';
import type { Params } from '../request.ts';
import { refuseFaults } from '../response.ts';
import { queryRoute } from '../route.ts';
import { REPORT_PARAMETERS, ReportFormat, ReportNameParameter } from '../schemas/report-parameters.ts';
import type { Report } from '../schemas/report-schema.ts';

// What is asked in the address is meant more than a header that a program sends by itself.
const formatOf = (format: Params[string] | undefined, media: MediaType): ReportFormat | undefined =>
  format === undefined ? (media === 'text/csv' ? 'csv' : 'json') : ReportFormat.safeParse(format).data;

export const getReport = queryRoute<typeof Report>()({
  id: 'getReport',
  method: 'GET',
  path: '/v1/reports/{report}',
  scope: 'read',
  summary: 'A report with its proof',
  says: 'The figures of a range of days, and beside them what they are made of. The command line, the CSV and the tables have the same figures.',
  pathShape: { report: ReportNameParameter },
  query: REPORT_PARAMETERS,
  readsQuery: 'handler',
  holds: true,
  media: ['application/json', 'text/csv'],
  refusals: [],
  handle: async ({ path: { report: name }, params: { format: asked, ...question }, media, spent }, effects) => {
    const format = formatOf(asked, media);
    if (format === undefined) return refuseFaults([{ parameter: 'format', value: String(asked), allowed: 'one of json, csv' }]);
    const parsed = readReportParams(name, question);
    if (parsed.kind === 'faults') return refuseFaults(parsed.faults);
    const report = await answerReport(parsed.query, effects.reportEffects(effects));
    return format === 'csv' ? { kind: 'csv', ...formatCsv(report) } : { kind: 'json', body: withReadUnits(report, spent()) };
  },
});
