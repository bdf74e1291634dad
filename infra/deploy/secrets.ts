import { randomBytes } from 'node:crypto';
import { GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Names } from '../names.ts';
import type { Settings } from '../settings.ts';
import { DeployError } from './deploy-error.ts';

/** @unit bytes of randomness, as of a data folder's own secret */
const SECRET_BYTES = 32;

export const guestKeyParameter = ({ parameters }: Names): string => `${parameters}/guest-key`;

/** The value of a secure parameter, undefined where there is none. */
export const readSecure = async (ssm: SSMClient, name: string): Promise<string | undefined> => {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter?.Value;
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
};

export const putSecure = async (ssm: SSMClient, name: string, value: string): Promise<void> => {
  await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Tier: 'Standard', Overwrite: true }));
};

/** Makes the secret by which guests are recognised, unless it stands: another one would make other customers. */
const makeGuestKey = async (ssm: SSMClient, names: Names): Promise<void> => {
  const name = guestKeyParameter(names);
  if ((await readSecure(ssm, name)) === undefined) await putSecure(ssm, name, randomBytes(SECRET_BYTES).toString('hex'));
};

type Secret = { readonly parameter: string; readonly variable: string };

const secretsOf = ({ sources }: Settings, { parameters }: Names): Secret[] =>
  sources.flatMap(({ name, tokenEnv, webhookSecretsEnv }) => [
    { parameter: `${parameters}/sources/${name}/token`, variable: tokenEnv },
    ...(webhookSecretsEnv === undefined
      ? []
      : [{ parameter: `${parameters}/sources/${name}/webhook-secrets`, variable: webhookSecretsEnv }]),
  ]);

export type SecretsContext = {
  readonly ssm: SSMClient;
  readonly names: Names;
  readonly settings: Settings;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The variables that hold secrets which are neither set nor kept from an earlier deployment. */
const missingSecrets = async ({ ssm, names, settings, env }: SecretsContext): Promise<string[]> => {
  const missing: string[] = [];
  for (const { parameter, variable } of secretsOf(settings, names)) {
    const given = env[variable]?.trim() ?? '';
    if (given === '' && (await readSecure(ssm, parameter)) === undefined) missing.push(variable);
  }
  return missing;
};

/** Throws DeployError where a secret is neither given nor kept. */
export const refuseMissing = async (context: SecretsContext): Promise<void> => {
  const missing = await missingSecrets(context);
  if (missing.length > 0)
    throw new DeployError(`set ${missing.join(' and ')}, which hold secrets of the sources in the settings, and try again`);
};

/** Keeps every secret of the shop as a secure parameter. One whose variable is not set stays as it is. */
export const keepSecrets = async (context: SecretsContext): Promise<void> => {
  const { ssm, names, settings, env } = context;
  await makeGuestKey(ssm, names);
  for (const { parameter, variable } of secretsOf(settings, names)) {
    const given = env[variable]?.trim() ?? '';
    if (given !== '' && given !== (await readSecure(ssm, parameter))) await putSecure(ssm, parameter, given);
  }
};
