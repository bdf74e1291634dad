import * as z from 'zod/mini';
import type { Fault } from '../errors.ts';
import { readReportParams } from '../read-report-params.ts';
import { answerReport } from '../reports/answer-report.ts';
import { withReadUnits } from '../reports/report.ts';
import type { ReportQuery } from '../reports/report-query.ts';
import { readParams } from '../request.ts';
import { refuseFaults } from '../response.ts';
import { queryRoute } from '../route.ts';
import type { Reports } from '../schemas/reports-schema.ts';
import { rememberReads } from '../tables/remember-reads.ts';

/** What a page shows at once fits; more would be one request that takes as long as many. */
const MOST_QUESTIONS = 8;

const ASK = z.array(z.string()).check(
  z.minLength(1),
  z.maxLength(MOST_QUESTIONS),
  z.meta({
    description: 'a report and its parameters as in its own address, e.g. `sales?from=2026-01&to=2026-01`, escaped; once for each question',
    examples: [['sales?from=2026-01&to=2026-01']],
  }),
);

const ALLOWED = `1 to ${MOST_QUESTIONS} questions, each a report and its parameters, e.g. sales?from=2026-01&to=2026-01, escaped`;

type Asked = { readonly queries: readonly ReportQuery[]; readonly faults: readonly Fault[] };

const readQuestion = (question: string, index: number): Asked => {
  const at = question.indexOf('?');
  const [report, query] = at === -1 ? [question, ''] : [question.slice(0, at), question.slice(at + 1)];
  const parsed = readReportParams(report, readParams(query));
  if (parsed.kind === 'query') return { queries: [parsed.query], faults: [] };
  return { queries: [], faults: parsed.faults.map((fault) => ({ ...fault, parameter: `ask[${index}].${fault.parameter}` })) };
};

const readQuestions = (given: string | readonly string[] | undefined): Asked => {
  const questions = [given ?? []].flat();
  if (questions.length === 0 || questions.length > MOST_QUESTIONS)
    return { queries: [], faults: [{ parameter: 'ask', value: `${questions.length} questions`, allowed: ALLOWED }] };
  const read = questions.map(readQuestion);
  return { queries: read.flatMap(({ queries }) => queries), faults: read.flatMap(({ faults }) => faults) };
};

export const getReports = queryRoute<typeof Reports>()({
  id: 'getReports',
  method: 'GET',
  path: '/v1/reports',
  scope: 'read',
  summary: 'Several reports at once',
  says: 'What a page shows in one answer. Each is what asking for it alone would give; what they share is read once.',
  pathShape: {},
  query: { ask: ASK },
  readsQuery: 'handler',
  holds: true,
  media: ['application/json'],
  refusals: [],
  handle: async ({ params: { ask, ...strangers }, spent }, effects) => {
    const unknown = Object.entries(strangers).map(([parameter, value]) => ({
      parameter,
      value: String(value),
      allowed: 'the parameter ask',
    }));
    const { queries, faults } = readQuestions(ask);
    if (unknown.length + faults.length > 0) return refuseFaults([...unknown, ...faults]);
    const reporting = effects.reportEffects(effects);
    // What several of them read is read once, which also makes them of one moment; each says what it cost beyond those before it.
    const remembering = { ...reporting, reader: rememberReads(reporting.reader) };
    const reports = [];
    for (const query of queries) {
      const before = spent();
      reports.push(withReadUnits(await answerReport(query, remembering), spent() - before));
    }
    return { kind: 'json', body: { reports } };
  },
});
