import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { briefTexts } from '../../api/reports/format-brief.ts';
import { parseReportQuery } from '../../api/reports/parse-report-query.ts';
import type { Report } from '../../api/reports/report.ts';
import type { Grain, ReportName } from '../../api/reports/report-query.ts';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { Zone } from '../../domain/time/zone.ts';
import { type Folder, initFolder, isInitialised } from '../../local/open-folder.ts';
import { readExtent } from '../../pipeline/read-status.ts';
import { answer } from '../answer.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { reading } from '../with-folder.ts';
import { importFiles } from './import.ts';

const SAMPLE_SHOP = { zone: Zone.parse('Europe/London'), currency: CurrencyCode.parse('GBP'), weekStart: 'monday' } as const;
const SHOWN_PRODUCTS = 10;
const YEAR_OF_MONTHS = 12;

const samplePath = (name: string): string => fileURLToPath(new URL(`../sample/${name}`, import.meta.url));

const fillWithSample = async (dir: string, session: Session): Promise<void> => {
  await initFolder(dir, SAMPLE_SHOP, session.world.folder);
  say(session, `${dir} is new: set up for ${SAMPLE_SHOP.zone} and ${SAMPLE_SHOP.currency}, and filled with the orders of a sample shop`);
  await importFiles([samplePath('orders.csv')], { profile: samplePath('profile.json') }, { session, dir });
};

type Range = { readonly from: string; readonly to: string };

const ask = (report: ReportName, range: Range, context: { folder: Folder; grain: Grain }): Promise<Report> => {
  const parsed = parseReportQuery({ report, ...range, grain: context.grain });
  if (parsed.kind === 'faults') throw new RangeError(`the report of ${range.from} to ${range.to} was refused`);
  return answer(parsed.query, context.folder);
};

const monthBefore = (month: string, count: number): string => {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - count);
  return at.toISOString().slice(0, 7);
};

/** The last twelve months that have something. */
const rangeOf = ({ first, last }: { first: string; last: string }): Range => {
  const yearBack = monthBefore(last, YEAR_OF_MONTHS - 1);
  return { from: first > yearBack ? first : yearBack, to: last };
};

const topOf = (report: Report): Report => ({ ...report, rows: report.rows.slice(0, SHOWN_PRODUCTS) });

const NEXT = [
  'Next, with your own orders:',
  '  npx tillbook --data myshop init --zone Europe/London --currency GBP',
  '  npx tillbook --data myshop import orders.csv --profile profile.json     (src/cli/sample/profile.json is an example)',
  '  npx tillbook --data myshop report sales --from 2026-01 --to 2026-12 --grain month --by country',
  '  npx tillbook --help',
];

const showFolder = async (folder: Folder): Promise<{ text: string; reports: Record<string, Report> }> => {
  const { months } = await readExtent(folder.effects);
  if (months === null) return { text: [`${folder.dir} has no orders yet.`, '', ...NEXT, ''].join('\n'), reports: {} };
  const range = rangeOf(months);
  const sales = await ask('sales', range, { folder, grain: 'month' });
  const customers = await ask('customers', range, { folder, grain: 'month' });
  const products = topOf(await ask('products', range, { folder, grain: 'total' }));
  // The proof is the same for all three, and stands once.
  const sections = [
    ['Sales by month', briefTexts(sales).figures],
    ['Customers by month', briefTexts(customers).figures],
    [`Top ${products.rows.length} products; the total is of all`, briefTexts(products).figures],
    ['Proof', briefTexts(sales).proof.join('\n')],
  ];
  const text = [...sections.flatMap(([title, body]) => [title ?? '', '', body ?? '', '']), ...NEXT, ''].join('\n');
  return { text, reports: { sales, customers, products } };
};

const runSample = async (session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  if (!isInitialised(data)) await fillWithSample(data, session);
  const { text, reports } = await reading(session, data, showFolder);
  session.world.out(json ? toJson(reports) : text);
};

export const addSample = (program: Command, session: Session): void => {
  program
    .command('sample')
    .description('show a sample shop in the terminal; a folder that is new is filled with it')
    .action((_: object, command: Command) => runSample(session, command));
};
