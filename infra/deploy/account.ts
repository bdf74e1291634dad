import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { DeployError } from './deploy-error.ts';

/** The account and region that a command works in, with the caller's own credentials. */
export type Account = {
  readonly id: string;
  readonly region: string;
  /** Who calls, as an ARN. */
  readonly caller: string;
  readonly cloudFormation: CloudFormationClient;
  readonly dynamoDb: DynamoDBClient;
  readonly ssm: SSMClient;
};

const NO_CREDENTIALS =
  'no AWS credentials can be used; sign in with "aws sso login" or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';

const NO_REGION = 'no AWS region is chosen; set AWS_REGION, e.g. AWS_REGION=eu-west-1, or a region in the profile';

const regionOf = async (sts: STSClient): Promise<string> => {
  const region = await sts.config.region().catch(() => '');
  if (region === '') throw new DeployError(NO_REGION);
  return region;
};

const identify = async (sts: STSClient): Promise<{ id: string; caller: string }> => {
  try {
    const { Account: id = '', Arn: caller = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { id, caller };
  } catch (cause) {
    const says = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new DeployError(`${NO_CREDENTIALS} (${says})`, { cause });
  }
};

/** Finds credentials and region as every AWS tool does. Throws DeployError. */
export const openAccount = async (): Promise<Account> => {
  const sts = new STSClient({});
  const region = await regionOf(sts);
  const { id, caller } = await identify(sts);
  const config = { region };
  return {
    id,
    region,
    caller,
    cloudFormation: new CloudFormationClient(config),
    dynamoDb: new DynamoDBClient(config),
    ssm: new SSMClient(config),
  };
};
