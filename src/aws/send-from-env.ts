import type { Send } from './aws.ts';
import { AwsError } from './aws-error.ts';
import type { AwsEffects } from './effects.ts';
import { type Access, signedSend } from './send/signed-send.ts';

export type Environment = { readonly [name: string]: string | undefined };

const REQUIRED = ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

function readEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new AwsError(
    'InvalidEndpoint',
    `AWS_ENDPOINT_URL is ${JSON.stringify(text)}; give an address such as https://localhost:4566, or unset it`,
  );
}

function readAccess(env: Environment): Access {
  const [region, accessKeyId, secretAccessKey] = REQUIRED.map((name) => env[name] ?? '');
  if (!region || !accessKeyId || !secretAccessKey) {
    const absent = REQUIRED.filter((name) => !env[name]).join(', ');
    throw new AwsError('CredentialsProviderError', `the environment lacks ${absent}; Lambda sets them, elsewhere set them yourself`);
  }
  const { AWS_SESSION_TOKEN: sessionToken, AWS_ENDPOINT_URL: endpoint } = env;
  return {
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    ...(endpoint && { endpoint: readEndpoint(endpoint) }),
  };
}

/** The way to AWS by what Lambda puts into a function's environment; to an emulator where AWS_ENDPOINT_URL names one. */
export const sendFromEnv = (env: Environment, effects: AwsEffects): Send => signedSend(readAccess(env), effects);
