import { delimiter, join, resolve } from 'node:path';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';

/** Of an emulator: the port it takes, and the folder of its files. */
export type Place = { readonly port: number; readonly folder: string };

export const endpointOf = ({ port }: Place): string => `https://127.0.0.1:${port}`;

/** Made by MiniStack at its start. */
export const certificateOf = ({ folder }: Place): string => join(folder, 'ministack-tls', 'server.crt');

const LEADS_ELSEWHERE = /^(AWS_|NODE_EXTRA_CA_CERTS$|NODE_OPTIONS$|NODE_TEST_)/;

/** The machine's environment without what would lead to another endpoint or account; the functions run in the first `node` on the path. */
const neutral = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEADS_ELSEWHERE.test(name))),
  PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** What MiniStack itself runs in. Its functions inherit it. */
export const serverEnvironment = ({ port, folder }: Place): NodeJS.ProcessEnv => ({
  ...neutral(),
  TMPDIR: folder,
  BIND_HOST: '127.0.0.1',
  GATEWAY_PORT: String(port),
  AUTH: 'true',
  USE_SSL: '1',
  LAMBDA_EXECUTOR: 'local',
  IOT_MTLS_ENABLED: '0',
  MINISTACK_REGION: REGION,
  MINISTACK_ACCOUNT_ID: ACCOUNT,
  PYTHONDONTWRITEBYTECODE: '1',
});

/** What the CDK, the command line and the SDK find it by. */
export const clientEnvironment = (place: Place): NodeJS.ProcessEnv => ({
  ...neutral(),
  // The CDK remembers the account of an access key in the home folder.
  HOME: place.folder,
  AWS_ENDPOINT_URL: endpointOf(place),
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CA_BUNDLE: certificateOf(place),
  NODE_EXTRA_CA_CERTS: certificateOf(place),
  CDK_DISABLE_CLI_TELEMETRY: 'true',
});
