import { answerReport } from '../api/reports/answer-report.ts';
import { type Report, withReadUnits } from '../api/reports/report.ts';
import { reportEffects } from '../api/reports/report-effects.ts';
import type { ReportQuery } from '../api/reports/report-query.ts';
import type { Folder } from '../local/open-folder.ts';

/** Answers a question from a folder, with what the answer cost to read. */
export const answer = async (query: ReportQuery, folder: Folder): Promise<Report> => {
  const before = folder.meter.read().total.readUnits;
  const report = await answerReport(query, reportEffects(folder));
  return withReadUnits(report, folder.meter.read().total.readUnits - before);
};
