import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { REGION } from '../emulator/environment.fixture.ts';
import { openEmulator } from '../emulator/open-emulator.fixture.ts';

const clientsOf = (access: object) => ({
  stacks: new CloudFormationClient(access),
  metrics: new CloudWatchClient(access),
  table: new DynamoDBClient(access),
  functions: new LambdaClient(access),
  files: new S3Client({ ...access, forcePathStyle: true }),
  queues: new SQSClient(access),
  parameters: new SSMClient(access),
  users: new IAMClient(access),
});

/** Where the platform is deployed: its clients, and the environment of the command line. `endpoint`: of an emulator. */
export type Target = {
  readonly account: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly clients: ReturnType<typeof clientsOf>;
  readonly close: () => Promise<void>;
};

/** `TILLBOOK_AWS=real` means the caller's own account, by the caller's credentials; it must be meant, since a deployment can cost. */
export const isReal = process.env.TILLBOOK_AWS === 'real';

const accountOf = async (access: object): Promise<string> => {
  const { Account } = await new STSClient(access).send(new GetCallerIdentityCommand({}));
  if (Account === undefined) throw new Error('these credentials belong to no account');
  return Account;
};

const openAccount = async (): Promise<Target> => {
  const region = process.env.AWS_REGION;
  if (region === undefined) throw new Error('TILLBOOK_AWS=real needs AWS_REGION, the region to deploy to');
  return { account: await accountOf({ region }), region, environment: process.env, clients: clientsOf({ region }), close: async () => {} };
};

const openEmulated = async (): Promise<Target> => {
  const { endpoint, environment, close } = await openEmulator();
  const access = { endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  return { account: await accountOf(access), region: REGION, endpoint, environment, clients: clientsOf(access), close };
};

export const openTarget = (): Promise<Target> => (isReal ? openAccount() : openEmulated());
