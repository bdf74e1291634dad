import assert from 'node:assert/strict';
import { answerReport } from '../../src/api/reports/answer-report.ts';
import { parseReportQuery } from '../../src/api/reports/parse-report-query.ts';
import type { QueryParams } from '../../src/api/reports/query-params.ts';
import type { Report } from '../../src/api/reports/report.ts';
import { reportEffects } from '../../src/api/reports/report-effects.ts';
import type { Effects, Shop } from '../../src/pipeline/effects.ts';

/** Asks a shop's table. Throws where the question is refused. */
export const askShop = async (params: QueryParams, { shop, effects }: { shop: Shop; effects: Effects }): Promise<Report> => {
  const parsed = parseReportQuery(params);
  assert.ok(parsed.kind === 'query', JSON.stringify(parsed));
  return answerReport(parsed.query, reportEffects({ shop, effects }));
};
