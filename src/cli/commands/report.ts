import { type Command, Option } from 'commander';
import { formatCsv } from '../../api/reports/format-csv.ts';
import { formatTable } from '../../api/reports/format-table.ts';
import { faultText, parseReportQuery } from '../../api/reports/parse-report-query.ts';
import type { Report } from '../../api/reports/report.ts';
import { ALL_BREAKDOWNS, BASES, GRAINS, REPORTS, type ReportQuery } from '../../api/reports/report-query.ts';
import { answer } from '../answer.ts';
import { countText } from '../count-text.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { reading } from '../with-folder.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

type Options = { from?: string; to?: string; grain?: string; by?: string; basis?: string; format?: Format };

const readQuery = (report: string, { from, to, grain, by, basis }: Options): ReportQuery => {
  const parsed = parseReportQuery({ report, from, to, grain, by, basis });
  if (parsed.kind === 'query') return parsed.query;
  throw new UsageError(parsed.faults.map(faultText));
};

const toCsv = (report: Report, session: Session): string => {
  const { text, neutralised } = formatCsv(report);
  if (neutralised > 0)
    say(session, `cells that a spreadsheet would run as a formula, made text by a leading apostrophe: ${countText(neutralised)}`);
  return text;
};

const write = (report: Report, format: Format, session: Session): string => {
  switch (format) {
    case 'json':
      return toJson(report);
    case 'csv':
      return toCsv(report, session);
    case 'table':
      return formatTable(report);
    default:
      return format satisfies never;
  }
};

const runReport = async (name: string, options: Options, context: { session: Session; command: Command }): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const query = readQuery(name, options);
  const report = await reading(session, data, (folder) => answer(query, folder));
  session.world.out(write(report, options.format ?? (json ? 'json' : 'table'), session));
};

export const addReport = (program: Command, session: Session): void => {
  program
    .command('report')
    .description('answer a question, with its proof; reads only')
    .argument('<name>', `one of ${REPORTS.join(', ')}`)
    .option('--from <day>', 'the first day, e.g. 2026-01-31, or a month, e.g. 2026-01 (needed)')
    .option('--to <day>', 'the last day, or the last month (needed)')
    .option('--grain <grain>', `rows by ${GRAINS.join(', ')} (default: total)`)
    .option('--by <breakdown>', `rows by ${ALL_BREAKDOWNS.join(', ')}`)
    .option('--basis <basis>', `returns on their own date or their order's: ${BASES.join(', ')} (default: event)`)
    .addOption(new Option('--format <format>', 'how to write it (default: table, or json with --json)').choices(FORMATS))
    .action((name: string, options: Options, command: Command) => runReport(name, options, { session, command }));
};
