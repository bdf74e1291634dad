import type { Command } from 'commander';
import { SourceName } from '../../domain/ids.ts';
import { type CostsLoaded, type CostsRequest, type CostsStep, loadCosts } from '../../local/load-costs.ts';
import { countText } from '../count-text.ts';
import { EXIT } from '../exit-code.ts';
import { createProgress } from '../progress.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { type UnitsSpent, unitsSpent } from '../units-spent.ts';
import { UsageError } from '../usage-error.ts';
import { writing } from '../with-folder.ts';

const DELIMITERS: Readonly<Record<string, string>> = { ',': ',', ';': ';', '|': '|', tab: '\t' };

/** More rejected rows than this nobody reads on a screen; `--json` has all of them. */
const SHOWN = 20;

const STEP_LABELS: Readonly<Record<CostsStep, string>> = {
  reading: 'reading the file',
  orders: 'going through orders',
  days: 'folding days',
  months: 'folding months',
};

type Options = { readonly source?: string; readonly delimiter?: string; readonly decimal?: string };

type Printed = CostsLoaded & { readonly units: UnitsSpent; readonly seconds: number };

const readDelimiter = (name = ','): string => {
  const delimiter = DELIMITERS[name];
  if (delimiter !== undefined) return delimiter;
  throw new UsageError([`--delimiter cannot be ${JSON.stringify(name)}; allowed: ${Object.keys(DELIMITERS).join(' ')}`]);
};

const readDecimal = (sign = '.'): '.' | ',' => {
  if (sign === '.' || sign === ',') return sign;
  throw new UsageError([`--decimal cannot be ${JSON.stringify(sign)}; allowed: . ,`]);
};

const load = async (request: Omit<CostsRequest, 'onProgress'>, session: Session, dir: string): Promise<Printed> => {
  const startMs = performance.now();
  const progress = createProgress(session.world);
  return writing(session, dir, async (folder) => {
    try {
      const loaded = await loadCosts({ ...request, onProgress: (step, done, of) => progress.show(STEP_LABELS[step], done, of) }, folder);
      return { ...loaded, units: unitsSpent(folder.meter.read()), seconds: Math.round(performance.now() - startMs) / 1000 };
    } finally {
      progress.end();
    }
  });
};

const rejectionLines = ({ rejected }: CostsLoaded): string[] => [
  ...rejected.slice(0, SHOWN).map(({ line, reason, detail }) => `  line ${line}  ${reason}  ${detail}`),
  ...(rejected.length > SHOWN ? [`  and ${countText(rejected.length - SHOWN)} more; --json lists all`] : []),
];

const linesOf = (printed: Printed): string[] => {
  const { rows, products, orders, days, months, units, seconds } = printed;
  return [
    `${countText(rows.read)} rows read: ${countText(rows.accepted)} accepted, ${countText(rows.unchanged)} unchanged, ${countText(rows.rejected)} rejected`,
    ...rejectionLines(printed),
    `${countText(products.changed)} products have new costs; those of ${countText(products.waiting)} wait, since no order names the product yet`,
    `${countText(orders.changed)} orders cost something else now; ${countText(days)} days and ${countText(months)} months folded`,
    `${countText(units.write)} write units and ${countText(units.read)} read units in ${seconds.toFixed(1)} s`,
  ];
};

const runCosts = async (path: string, options: Options, context: { session: Session; command: Command }): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const source = options.source === undefined ? {} : { source: readOption(SourceName, '--source', options.source) };
  const request = { path, delimiter: readDelimiter(options.delimiter), decimal: readDecimal(options.decimal), ...source };
  const printed = await load(request, session, data);
  if (printed.rows.rejected > 0) session.exitCode = EXIT.attention;
  session.world.out(json ? toJson(printed) : `${linesOf(printed).join('\n')}\n`);
};

export const addCosts = (program: Command, session: Session): void => {
  program
    .command('costs')
    .description('take unit costs with effective dates, and bring them to the sales they speak of')
    .argument('<file>', 'CSV, plain or gzip: productId, effectiveFrom (blank: always), unitCost; if need be source, currency')
    .option('--source <name>', 'whose products these are, as in the profile of the orders (default: the column source)')
    .option('--delimiter <char>', `between cells: ${Object.keys(DELIMITERS).join(' ')} (default: ,)`)
    .option('--decimal <sign>', 'in costs: . , (default: .)')
    .action((file: string, options: Options, command: Command) => runCosts(file, options, { session, command }));
};
