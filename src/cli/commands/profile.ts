import type { Command } from 'commander';
import { CurrencyCode } from '../../domain/money/currency.ts';
import { Zone } from '../../domain/time/zone.ts';
import { checkProfile, type ProfileCheck } from '../../local/check-profile.ts';
import { isInitialised } from '../../local/open-folder.ts';
import type { Shop } from '../../sources/csv/mapping/mapping.ts';
import { BUILT_IN_PROFILES } from '../../sources/csv/profile/built-in-profiles.ts';
import { whyExportTime } from '../../sources/csv/profile/export-time.ts';
import { loadProfile } from '../../sources/csv/profile/load-profile.ts';
import type { Profile } from '../../sources/csv/profile/profile.ts';
import { checkLines } from '../check-lines.ts';
import { EXIT } from '../exit-code.ts';
import { createProgress } from '../progress.ts';
import { readExportedAt } from '../read-exported-at.ts';
import { collectJoin, JOIN_HELP, readJoins } from '../read-join.ts';
import { readOption } from '../read-option.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { reading } from '../with-folder.ts';

const DEFAULT_ORDERS = 3;
const MOST_ORDERS = 1_000;

type CheckOptions = {
  readonly profile: string;
  readonly join?: readonly string[];
  readonly orders?: string;
  readonly zone?: string;
  readonly currency?: string;
  readonly exportedAt?: string;
};

const readOrders = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_ORDERS;
  const orders = /^\d+$/.test(text) ? Number(text) : 0;
  if (orders >= 1 && orders <= MOST_ORDERS) return orders;
  throw new UsageError([`--orders cannot be ${JSON.stringify(text)}; allowed: a whole number of orders from 1 to ${MOST_ORDERS}`]);
};

const folderShop = async (session: Session, dir: string): Promise<Partial<Shop>> =>
  isInitialised(dir) ? await reading(session, dir, async ({ shop }) => shop) : {};

/** The zone and currency to check with: the profile's, else those of the options, else the folder's. */
const shopOf = async (profile: Profile, options: CheckOptions, context: { session: Session; dir: string }): Promise<Shop> => {
  const named = {
    zone: profile.zone ?? (options.zone === undefined ? undefined : readOption(Zone, '--zone', options.zone)),
    currency: profile.currency ?? (options.currency === undefined ? undefined : readOption(CurrencyCode, '--currency', options.currency)),
  };
  const known: Partial<Shop> = named.zone && named.currency ? {} : await folderShop(context.session, context.dir);
  const [zone, currency] = [named.zone ?? known.zone, named.currency ?? known.currency];
  if (zone !== undefined && currency !== undefined) return { zone, currency };
  const missing = [...(zone === undefined ? ['--zone'] : []), ...(currency === undefined ? ['--currency'] : [])].join(' and ');
  throw new UsageError([`${missing} must be given: neither the profile nor a data folder at ${context.dir} says it`]);
};

const canUseAll = ({ whole }: ProfileCheck): boolean => whole !== null && Object.keys(whole.rejected).length === 0;

const runCheck = async (files: readonly string[], options: CheckOptions, { session, command }: { session: Session; command: Command }) => {
  const { data, json } = globalsOf(command);
  const orders = readOrders(options.orders);
  const exportedAtMs = readExportedAt(options.exportedAt) ?? Date.now();
  const profile = await loadProfile(options.profile);
  const joins = readJoins(options.join, profile);
  const shop = await shopOf(profile, options, { session, dir: data });
  const progress = createProgress(session.world);
  const check = await checkProfile({
    files,
    joins,
    profile,
    shop,
    exportedAtMs,
    orders,
    onProgress: ({ bytesRead, bytes }) => progress.show('reading files', bytesRead, bytes),
  }).finally(progress.end);
  if (!canUseAll(check)) session.exitCode = EXIT.attention;
  session.world.out(json ? toJson(check) : `${checkLines(check, whyExportTime(profile)).join('\n')}\n`);
};

export const addProfile = (program: Command, session: Session): void => {
  program
    .command('profile')
    .description('how the columns of a file become orders')
    .command('check')
    .description('try a profile on files, without a data folder: what each cell of the first orders becomes, and what cannot be used')
    .argument('<files...>', 'the parts of one export; their order does not matter')
    .requiredOption('--profile <name|file>', `the profile to try: ${BUILT_IN_PROFILES.join(', ')}, or a JSON file`)
    .option('--join <name=file>', JOIN_HELP, collectJoin)
    .option('--orders <count>', `how many of the first orders to show (default: ${DEFAULT_ORDERS})`)
    .option('--zone <zone>', "the shop's IANA time zone, where the profile names none (default: the data folder's)")
    .option('--currency <code>', "the currency of the shop's books, where the profile names none (default: the data folder's)")
    .option('--exported-at <instant>', 'when the file was exported, e.g. 2026-01-31T18:00:00Z (default: now)')
    .action((files: string[], options: CheckOptions, command: Command) => runCheck(files, options, { session, command }));
};
