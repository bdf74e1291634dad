import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod/mini';
import { explainIssues } from '../src/api/explain-issues.ts';
import { SourceName } from '../src/domain/ids.ts';
import { CurrencyCode } from '../src/domain/money/currency.ts';
import { Zone } from '../src/domain/time/zone.ts';
import { ShopUrl, VariableName } from '../src/local/source-settings.ts';
import { SettingsError } from './settings-error.ts';

/** Names every resource, so that two shops can live in one account. */
export const ShopName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{1,19}$/, 'not 2 to 20 small letters, digits and hyphens, beginning with a letter, e.g. my-shop'));

const Https = z.string().check(z.regex(/^https:\/\/[^/\s?#]+$/, 'not an https origin without a path, e.g. https://shop.example.com'));

const MailAddress = z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not a mail address'));

/** What CloudWatch can keep a log for, up to a month. @unit days */
const LOG_DAYS = [1, 3, 5, 7, 14, 30] as const;

/** A shop to be pulled; its secrets come from variables of the environment when it is deployed, and are kept as secure parameters. */
const DeployedSource = z.strictObject({
  name: SourceName,
  kind: z.literal('retail-api'),
  url: ShopUrl,
  tokenEnv: VariableName,
  webhookSecretsEnv: z.optional(VariableName),
});

const noTwins = z.superRefine((sources: readonly { readonly name: string }[], context) => {
  const names = sources.map(({ name }) => name);
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin !== undefined) context.addIssue({ code: 'custom', message: `two are called ${twin}` });
});

/**
 * The one settings file of a deployment, `tillbook.json`.
 *
 * - `freeTier`: which allowances the account has: `always-free` for accounts since 2025-07-15, `legacy-12-month` for those before, in their first year
 * - `alarmAddress`: where alarms are mailed; without it they only show
 * - `logDays`: how long logs are kept
 * - `fileImports`: whether files can be put into a bucket; S3 is not always free, so only on request there
 * - `profiles`: further csv profiles by name, each the path of its file beside the settings
 * - `pullMinutes`: all sources are asked for changes so often
 * - `origin`: another web page that may ask the API from a browser; without it none may
 */
export const Settings = z.strictObject({
  shop: ShopName,
  zone: Zone,
  currency: CurrencyCode,
  weekStart: z._default(z.enum(['monday', 'sunday', 'saturday']), 'monday'),
  freeTier: z._default(z.enum(['always-free', 'legacy-12-month']), 'always-free'),
  alarmAddress: z.optional(MailAddress),
  logDays: z._default(z.literal(LOG_DAYS), 7),
  fileImports: z.optional(z.boolean()),
  profiles: z._default(z.record(z.string(), z.string()), {}),
  pullMinutes: z._default(z.int().check(z.gte(1), z.lte(60)), 5),
  sources: z._default(z.array(DeployedSource).check(noTwins), []),
  origin: z.optional(Https),
});
export type Settings = Readonly<z.infer<typeof Settings>>;

/** Whether the shop has a bucket for files: as it says, else where S3 is in its allowances. */
export const hasFileImports = ({ fileImports, freeTier }: Pick<Settings, 'fileImports' | 'freeTier'>): boolean =>
  fileImports ?? freeTier === 'legacy-12-month';

const parseJson = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SettingsError(`${path} is not JSON: ${(cause as Error).message}; correct it`, { cause });
  }
};

/** Reads settings from the text of their file. Throws SettingsError, which names every entry that is wrong. */
export const parseSettings = (text: string, path: string): Settings => {
  const input = parseJson(text, path);
  const parsed = Settings.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = explainIssues(parsed.error.issues, input, Object.keys(Settings.shape));
  const says = faults.map(({ parameter, value, allowed }) => `${parameter} is ${value === '' ? 'empty' : value}: ${allowed}`);
  throw new SettingsError(`${path} cannot be used: ${says.join('; ')}; see docs/how-to/deploy-to-aws.md`);
};

const pathsBeside = (profiles: Settings['profiles'], settingsPath: string): Settings['profiles'] =>
  Object.fromEntries(Object.entries(profiles).map(([name, path]) => [name, resolve(dirname(settingsPath), path)]));

/** Reads the settings file; what it names lies beside it. Throws SettingsError. */
export const readSettings = (path: string): Settings => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SettingsError(`${path} cannot be read; write it as docs/how-to/deploy-to-aws.md says, or name another with --settings`, {
      cause,
    });
  }
  const settings = parseSettings(text, path);
  return { ...settings, profiles: pathsBeside(settings.profiles, path) };
};
