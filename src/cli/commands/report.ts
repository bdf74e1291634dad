import { type Command, Option } from 'commander';
import { formatBrief } from '../../api/reports/format-brief.ts';
import { formatCsv } from '../../api/reports/format-csv.ts';
import { formatTable } from '../../api/reports/format-table.ts';
import { parseReportQuery } from '../../api/reports/parse-report-query.ts';
import { faultText } from '../../api/reports/query-params.ts';
import type { Report } from '../../api/reports/report.ts';
import { BASES, BREAKDOWNS, COMPARISONS, GRAINS, REPORTS, type ReportQuery } from '../../api/reports/report-query.ts';
import { answer } from '../answer.ts';
import { countText } from '../count-text.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { reading } from '../with-folder.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** What the command line says of the question, as it was typed. */
type Asked = Partial<
  Record<
    | 'from'
    | 'to'
    | 'grain'
    | 'by'
    | 'country'
    | 'channel'
    | 'paymentMethod'
    | 'category'
    | 'code'
    | 'product'
    | 'compare'
    | 'metrics'
    | 'limit'
    | 'basis',
    string[]
  >
>;

type Options = Asked & { format?: Format };

const readQuery = (report: string, { format: _, ...asked }: Options): ReportQuery => {
  const parsed = parseReportQuery({ report, ...asked });
  if (parsed.kind === 'query') return parsed.query;
  throw new UsageError(parsed.faults.map(faultText));
};

const toCsv = (report: Report, session: Session): string => {
  const { text, neutralised } = formatCsv(report);
  if (neutralised > 0)
    say(session, `cells that a spreadsheet would run as a formula, made text by a leading apostrophe: ${countText(neutralised)}`);
  return text;
};

type Writing = { readonly format: Format; readonly isBrief: boolean; readonly session: Session };

const write = (report: Report, { format, isBrief, session }: Writing): string => {
  switch (format) {
    case 'json':
      return toJson(report);
    case 'csv':
      return toCsv(report, session);
    case 'table':
      return isBrief ? formatBrief(report) : formatTable(report);
    default:
      return format satisfies never;
  }
};

const formatOf = ({ format }: Options, json: boolean): Format => {
  if (json && format !== undefined && format !== 'json') throw new UsageError([`--json and --format ${format} do not agree; give one`]);
  return format ?? (json ? 'json' : 'table');
};

const runReport = async (name: string, options: Options, context: { session: Session; command: Command }): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const query = readQuery(name, options);
  const format = formatOf(options, json);
  const report = await reading(session, data, (folder) => answer(query, folder));
  session.world.out(write(report, { format, isBrief: options.metrics === undefined, session }));
};

// Of all, so that what may stand once and was given twice is refused and not overruled.
const and = (value: string, before: string[] = []): string[] => [...before, value];

export const addReport = (program: Command, session: Session): void => {
  program
    .command('report')
    .description('answer a question, with its proof; reads only')
    .argument('<name>', `one of ${REPORTS.join(', ')}`)
    .option('--from <day>', 'the first day, e.g. 2026-01-31, or a month, e.g. 2026-01 (needed)', and)
    .option('--to <day>', 'the last day, or the last month (needed)', and)
    .option('--grain <grain>', `rows by ${GRAINS.join(', ')} (default: total; hour of sales only)`, and)
    .option('--by <breakdowns>', `rows by ${BREAKDOWNS.join(', ')}, of taxes by taxRate; several apart by commas`, and)
    .option('--country <value>', 'only this country; again for others; "" is what the source does not say', and)
    .option('--channel <value>', 'only this channel', and)
    .option('--payment-method <value>', 'only this payment method', and)
    .option('--category <value>', 'only goods of this category', and)
    .option('--code <value>', 'only orders with this discount code', and)
    .option('--product <id>', 'only this product, by its id or source#id (report products)', and)
    .option('--compare <base>', `beside each figure what it was: ${COMPARISONS.join(', ')}`, and)
    .option('--metrics <names>', 'only these columns, apart by commas (default: all; in a wide table the first to look at)', and)
    .option('--limit <rows>', 'only so many rows, the first ones; the total is of all', and)
    .option('--basis <basis>', `returns on their own date or their order's: ${BASES.join(', ')} (default: event)`, and)
    .addOption(new Option('--format <format>', 'how to write it (default: table, or json with --json)').choices(FORMATS))
    .action((name: string, options: Options, command: Command) => runReport(name, options, { session, command }));
};
