import { randomBytes } from 'node:crypto';
import { issueToken } from '../../src/api/tokens/keep-tokens.ts';
import type { Scope } from '../../src/api/tokens/scope.ts';
import type { Effects } from '../../src/pipeline/effects.ts';
import { readShop, setUp } from '../../src/pipeline/set-up.ts';
import { type Names, namesOf, STACKS } from '../names.ts';
import type { Settings } from '../settings.ts';
import { type Account, openAccount } from './account.ts';
import { ASSEMBLY, assemble } from './assemble.ts';
import { ensureBootstrap } from './bootstrap.ts';
import { runCdk } from './cdk.ts';
import { DeployError } from './deploy-error.ts';
import { deployedEffects } from './open-deployed.ts';
import { type Plan, planOf } from './plan.ts';
import { keepSecrets, refuseMissing } from './secrets.ts';
import { readStack } from './stack-outputs.ts';

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
  runCdk(['deploy', ...stacks, '--app', ASSEMBLY, '--exclusively', '--require-approval', 'never']);

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

/** Throws DeployError where the table was set up for another calendar or currency, which its figures follow. */
const setUpTable = async ({ zone, currency, weekStart }: Settings, effects: Effects): Promise<void> => {
  if (await setUp({ zone, currency, weekStart }, effects)) return;
  const stands = await readShop(effects);
  if (stands === undefined || (stands.zone === zone && stands.currency === currency && stands.weekStart === weekStart)) return;
  throw new DeployError(
    `the table was set up with ${stands.zone}, ${stands.currency} and weeks from ${stands.weekStart}, which its figures follow; correct the settings, or name another shop`,
  );
};

/** The stack of monitoring is made last: where it stands whole, a deployment has come to its end before. */
const wasDeployed = async ({ cloudFormation }: Account, names: Names): Promise<boolean> =>
  /^(CREATE_COMPLETE|UPDATE_)/.test((await readStack(cloudFormation, names.stack('monitoring')))?.status ?? '');

/**
 * Deploys a shop, or what has changed of it; safe to run again, also where it broke off. The table comes first and is set up before
 * anything could write into it. Undefined when it was not confirmed. Throws DeployError.
 */
export const deploy = async (request: DeployRequest): Promise<DeployedShop | undefined> => {
  const { settings, env, say } = request;
  const names = namesOf(settings.shop);
  const account = await openAccount();
  await refuseMissing({ ssm: account.ssm, names, settings, env });
  const isFirst = !(await wasDeployed(account, names));
  const assembly = await assemble(settings);
  if (!(await request.confirm({ account, plan: planOf(assembly) }))) return undefined;
  await ensureBootstrap(account, request);
  say('the secrets, as secure parameters');
  await keepSecrets({ ssm: account.ssm, names, settings, env });
  say('the table');
  await cdkDeploy([names.stack('data')]);
  await setUpTable(settings, deployedEffects(account.dynamoDb, names));
  say('the functions, the gateway and the alarms');
  await cdkDeploy(STACKS.filter((stack) => stack !== 'data').map(names.stack));
  const token = isFirst ? await makeFirstToken(account, names) : null;
  return { url: await urlOf(account, names), region: account.region, token };
};
