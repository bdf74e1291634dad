import type { Command } from 'commander';
import type { Inclusion } from '../../domain/ledger/inclusion.ts';
import { FolderError } from '../../local/folder-error.ts';
import { sumOf } from '../../local/import-account.ts';
import { type CsvImported, type CsvRequest, type ImportStep, importCsv } from '../../local/import-csv.ts';
import { type Folder, initFolder, isInitialised } from '../../local/open-folder.ts';
import { BUILT_IN_PROFILES } from '../../sources/csv/profile/built-in-profiles.ts';
import { whyExportTime } from '../../sources/csv/profile/export-time.ts';
import { loadProfile } from '../../sources/csv/profile/load-profile.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import { countsText, countText } from '../count-text.ts';
import { EXIT } from '../exit-code.ts';
import { createProgress } from '../progress.ts';
import { readExportedAt } from '../read-exported-at.ts';
import { collectJoin, JOIN_HELP, readJoins } from '../read-join.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { type UnitsSpent, unitsSpent } from '../units-spent.ts';
import { UsageError } from '../usage-error.ts';
import { writing } from '../with-folder.ts';

const DEFAULT_BATCH = 1_000;
const MOST_BATCH = 100_000;

const STEP_LABELS: Readonly<Record<ImportStep, string>> = {
  reading: 'reading files',
  booking: 'booking orders',
  days: 'folding days',
  months: 'folding months',
};

/** `files` are the parts of one export, `join` look-up files as `Name=FILE`. */
export type ImportOptions = {
  readonly profile: string;
  readonly join?: readonly string[];
  readonly exportedAt?: string;
  readonly batch?: string;
};

/** What an import prints: the account, what was folded, and what it would have cost on DynamoDB. */
export type Imported = CsvImported & {
  readonly units: UnitsSpent;
  readonly seconds: number;
};

const checkExportTime = (profile: Profile, options: ImportOptions): void => {
  const why = options.exportedAt === undefined ? whyExportTime(profile) : undefined;
  if (why === undefined) return;
  const remedy = 'say when the file was exported, e.g. --exported-at 2026-01-31T18:00:00Z';
  throw new UsageError([`--exported-at is needed with --profile ${options.profile}, since ${why}; ${remedy}`]);
};

const readBatch = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_BATCH;
  const batch = /^\d+$/.test(text) ? Number(text) : 0;
  if (batch >= 1 && batch <= MOST_BATCH) return batch;
  throw new UsageError([`--batch cannot be ${JSON.stringify(text)}; allowed: a whole number of orders from 1 to ${MOST_BATCH}`]);
};

const initFromProfile = async (dir: string, { zone, currency, inclusion }: Profile, session: Session): Promise<void> => {
  if (isInitialised(dir) || zone === undefined || currency === undefined) return;
  await initFolder(dir, { zone, currency, weekStart: 'monday', ...(inclusion !== undefined && { inclusion }) }, session.world.folder);
  say(session, `${dir} is new: set up from the profile with zone ${zone}, currency ${currency}, weeks from monday`);
};

const rulesOf = (inclusion: Inclusion): string =>
  Object.entries(inclusion)
    .map(([rule, counts]) => `${rule}=${counts ? 'yes' : 'no'}`)
    .sort()
    .join(',');

// Which orders count is the same for all reports of a folder, so a profile may ask for it but not change it.
const checkInclusion = ({ inclusion }: Profile, { dir, shop }: Folder): void => {
  if (inclusion === undefined || rulesOf(inclusion) === rulesOf(shop.inclusion)) return;
  const remedy = `take "inclusion" out of the profile, run "tillbook rebuild --inclusion ${rulesOf(inclusion)}", or import into another folder with --data`;
  throw new FolderError(
    'differs',
    `the profile counts orders by ${rulesOf(inclusion)} and ${dir} by ${rulesOf(shop.inclusion)}; ${remedy}`,
  );
};

const warnOfCurrency = ({ currency, order, rates }: Profile, { shop }: Folder, session: Session): void => {
  if (currency === undefined || currency === shop.currency || order.rate !== undefined || rates?.[currency] !== undefined) return;
  const remedy = `name a column order.rate in the profile, say its rates there, or import into a folder of ${currency}`;
  say(
    session,
    `warning: the file is in ${currency} and the shop in ${shop.currency}, so its orders will be left out as no-rate; ${remedy}`,
  );
};

/** Imports files as one export, and sets the folder up from the profile where it is new. */
export const importFiles = async (
  files: readonly string[],
  options: ImportOptions,
  context: { session: Session; dir: string },
): Promise<Imported> => {
  const { session, dir } = context;
  const startMs = performance.now();
  const exportedAtMs = readExportedAt(options.exportedAt);
  const batch = readBatch(options.batch);
  const profile = await loadProfile(options.profile);
  const joins = readJoins(options.join, profile);
  checkExportTime(profile, options);
  await initFromProfile(dir, profile, session);
  const progress = createProgress(session.world);
  const request: CsvRequest = {
    files,
    joins,
    profile,
    profileName: options.profile,
    batch,
    ...(exportedAtMs !== undefined && { exportedAtMs }),
    onProgress: (step, done, of) => progress.show(STEP_LABELS[step], done, of),
  };
  return writing(session, dir, async (folder) => {
    checkInclusion(profile, folder);
    warnOfCurrency(profile, folder, session);
    try {
      const imported = await importCsv(request, folder);
      const seconds = Math.round(performance.now() - startMs) / 1000;
      return { ...imported, units: unitsSpent(folder.meter.read()), seconds };
    } finally {
      progress.end();
    }
  });
};

const joinLines = (joins: Imported['joins']): string[] =>
  Object.entries(joins).map(
    ([name, { rows, unused }]) => `join ${name}: ${countText(rows)} rows, of which ${countText(unused)} belong to no row of the file`,
  );

const linesOf = ({ rows, orders, returns, ...rest }: Imported): string[] => [
  `${countText(rows.read)} rows read: ${countText(rows.accepted)} accepted, ${countText(rows.duplicate)} duplicate, ${countText(rows.stale)} stale`,
  `  quarantined: ${countsText(rows.quarantined)}`,
  `  excluded by the profile: ${countsText(rows.excluded)}`,
  `${countText(orders.accepted)} orders accepted, ${countText(orders.duplicate)} duplicate, ${countText(orders.stale)} stale; ${countText(returns)} of all are returns that name no order`,
  `${countText(rest.products)} products; ${countText(rest.days)} days and ${countText(rest.months)} months folded`,
  ...joinLines(rest.joins),
  `warnings: ${countsText(rest.warnings)}; rows that disagree on their order: ${countText(rest.conflicts)}`,
  `rounding, exact less booked: ${
    Object.entries(rest.rounding)
      .map(([currency, amount]) => `${amount} ${currency}`)
      .join(', ') || 'none'
  }`,
  `${countText(rest.units.write)} write units and ${countText(rest.units.read)} read units in ${rest.seconds.toFixed(1)} s`,
];

const adviceOf = ({ rows }: Imported): string[] => {
  const held = sumOf(rows.quarantined);
  return held === 0 ? [] : [`${countText(held)} rows are in quarantine: see "tillbook quarantine list"`];
};

const resumedLine = ({ resumedAt }: Imported): string[] =>
  resumedAt === 0 ? [] : [`an import that broke off was resumed behind its first ${countText(resumedAt)} orders`];

const runImport = async (
  files: readonly string[],
  options: ImportOptions,
  context: { session: Session; command: Command },
): Promise<void> => {
  const { session, command } = context;
  const { data, json } = globalsOf(command);
  const imported = await importFiles(files, options, { session, dir: data });
  if (sumOf(imported.rows.quarantined) > 0) session.exitCode = EXIT.attention;
  const lines = [...resumedLine(imported), ...linesOf(imported), ...adviceOf(imported)];
  session.world.out(json ? toJson(imported) : `${lines.join('\n')}\n`);
};

export const addImport = (program: Command, session: Session): void => {
  program
    .command('import')
    .description("import a shop's export: CSV, plain or gzip, in one file or the parts of one")
    .argument('<files...>', 'the parts of one export; their order does not matter')
    .requiredOption('--profile <name|file>', `how columns become orders: ${BUILT_IN_PROFILES.join(', ')}, or a JSON file`)
    .option('--join <name=file>', JOIN_HELP, collectJoin)
    .option(
      '--exported-at <instant>',
      'when the file was exported, e.g. 2026-01-31T18:00:00Z; newer exports win (default: now; some profiles need it)',
    )
    .option('--batch <orders>', `orders to a batch (default: ${DEFAULT_BATCH})`)
    .action((files: string[], options: ImportOptions, command: Command) => runImport(files, options, { session, command }));
};
