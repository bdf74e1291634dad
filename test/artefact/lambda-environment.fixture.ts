import { EXAMPLE_PLACE } from '../access/template/place.ts';

/** Of a deployed function what its process can see. */
export type Deployed = { readonly name: string; readonly memoryMb: number; readonly timeoutMs: number; readonly logFormat?: 'JSON' };

export const { region: REGION, accountId: ACCOUNT } = EXAMPLE_PLACE;

export const functionArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

/** The function's role for a while. Values that would be noticed in a line of output. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'ASIATILLBOOKARTEFACT',
  AWS_SECRET_ACCESS_KEY: 'secret-access-key-of-the-artefact',
  AWS_SESSION_TOKEN: 'session-token-of-the-artefact',
} as const;

/**
 * What Lambda itself puts into the environment of a Node 24 function, and nothing of this machine. A function's own variables come beside it.
 * @source the Lambda developer guide, "Defined runtime environment variables"
 */
export const lambdaEnvironment = ({ name, memoryMb, logFormat }: Deployed, folder: string, runtimeApi: string): Record<string, string> => ({
  _HANDLER: 'index.handler',
  AWS_DEFAULT_REGION: REGION,
  AWS_REGION: REGION,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]00000000000000000000000000000000',
  ...(logFormat && { AWS_LAMBDA_LOG_FORMAT: logFormat }),
  AWS_LAMBDA_RUNTIME_API: runtimeApi,
  LAMBDA_TASK_ROOT: folder,
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
  LANG: 'en_US.UTF-8',
  PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
  NODE_PATH: '/opt/nodejs/node24/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules',
  TZ: ':UTC',
  ...CREDENTIALS,
});

/** How Lambda starts Node: its heap is bounded by the function's memory. @source the program `bootstrap` of AWS's runtime images */
export const nodeFlags = (memoryMb: number): string[] => [
  '--expose-gc',
  '--max-http-header-size=81920',
  `--max-semi-space-size=${Math.floor(memoryMb / 20)}`,
  `--max-old-space-size=${memoryMb - Math.floor(memoryMb / 10)}`,
];
