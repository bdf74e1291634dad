import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { issueToken } from '../../src/api/tokens/keep-tokens.ts';
import type { Scope } from '../../src/api/tokens/scope.ts';
import type { Effects } from '../../src/pipeline/effects.ts';
import { readShop, setUp } from '../../src/pipeline/set-up.ts';
import { buildApp } from '../build-app.ts';
import { bundleFunctions } from '../bundle.ts';
import { type Names, namesOf, STACKS } from '../names.ts';
import { readProfiles } from '../read-profiles.ts';
import type { Settings } from '../settings.ts';
import { type Account, openAccount } from './account.ts';
import { ensureBootstrap } from './bootstrap.ts';
import { runCdk } from './cdk.ts';
import { DeployError } from './deploy-error.ts';
import { deployedEffects } from './open-deployed.ts';
import { type Plan, planOf } from './plan.ts';
import { keepSecrets, missingSecrets } from './secrets.ts';
import { readStack } from './stack-outputs.ts';

/** Where the templates lie that were deployed last; ignored by git. */
const ASSEMBLY = 'cdk.out';

/** The first token does all but see who bought; it is for whoever deploys. @unit seconds */
const FIRST_TOKEN = { name: 'first', scopes: ['read', 'collect', 'admin'] satisfies Scope[], lifetimeSeconds: 90 * 86_400 };

export type DeployRequest = {
  readonly settings: Settings;
  readonly mayBootstrap: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told who deploys where, and what; false when it is not to be done. */
  readonly confirm: (intent: { readonly account: Account; readonly plan: Plan }) => Promise<boolean>;
  readonly say: (line: string) => void;
};

/** `token`: the first one, only when it was made now; it is shown this once. */
export type DeployedShop = { readonly url: string; readonly region: string; readonly token: string | null };

const cdkDeploy = (stacks: readonly string[]): Promise<void> =>
  runCdk(['deploy', ...stacks, '--app', resolve(ASSEMBLY), '--exclusively', '--require-approval', 'never']);

const makeFirstToken = async (account: Account, names: Names): Promise<string | null> => {
  const effects = deployedEffects(account.dynamoDb, names);
  const issued = await issueToken(FIRST_TOKEN, { ...effects, random: randomBytes });
  return issued.kind === 'issued' ? issued.token : null;
};

const urlOf = async (account: Account, names: Names): Promise<string> => {
  const stack = await readStack(account.cloudFormation, names.stack('api'));
  const url = stack?.outputs.Url;
  if (url === undefined) throw new DeployError(`the stack ${names.stack('api')} says no address; deploy again`);
  return url;
};

/** True where the table was new. Throws DeployError where it was set up for another calendar or currency, which its figures follow. */
const setUpTable = async ({ zone, currency, weekStart }: Settings, effects: Effects): Promise<boolean> => {
  if (await setUp({ zone, currency, weekStart }, effects)) return true;
  const stands = await readShop(effects);
  if (stands === undefined || (stands.zone === zone && stands.currency === currency && stands.weekStart === weekStart)) return false;
  throw new DeployError(
    `the table was set up with ${stands.zone}, ${stands.currency} and weeks from ${stands.weekStart}, which its figures follow; correct the settings, or name another shop`,
  );
};

const refuseMissing = async (context: Parameters<typeof missingSecrets>[0]): Promise<void> => {
  const missing = await missingSecrets(context);
  if (missing.length > 0) throw new DeployError(`set ${missing.join(' and ')}, which hold secrets of sources in the settings`);
};

// What breaks a rule, e.g. of the free tier, is told by the rule.
const synthesise = (settings: Settings): CloudAssembly => {
  try {
    return buildApp(settings, { outdir: resolve(ASSEMBLY) }).synth();
  } catch (cause) {
    throw new DeployError(`this cannot be deployed:\n\n${cause instanceof Error ? cause.message : cause}`, { cause });
  }
};

/**
 * Deploys a shop, or what has changed of it; safe to run again, also where it broke off. The table comes first and is set up before
 * anything could write into it. Undefined when it was not confirmed. Throws DeployError.
 */
export const deploy = async (request: DeployRequest): Promise<DeployedShop | undefined> => {
  const { settings, env, say } = request;
  const names = namesOf(settings.shop);
  const account = await openAccount();
  await refuseMissing({ ssm: account.ssm, names, settings, env });
  await bundleFunctions(await readProfiles(settings));
  const assembly = synthesise(settings);
  if (!(await request.confirm({ account, plan: planOf(assembly) }))) return undefined;
  await ensureBootstrap(account, request);
  say('the secrets, as secure parameters');
  await keepSecrets({ ssm: account.ssm, names, settings, env });
  say('the table');
  await cdkDeploy([names.stack('data')]);
  const isNew = await setUpTable(settings, deployedEffects(account.dynamoDb, names));
  say('the functions, the gateway and the alarms');
  await cdkDeploy(STACKS.filter((stack) => stack !== 'data').map(names.stack));
  const token = isNew ? await makeFirstToken(account, names) : null;
  return { url: await urlOf(account, names), region: account.region, token };
};
