import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import type { Target } from './target.fixture.ts';

const UserName = 'deployer';

/** Somebody who has one policy and no other right; gives the variables by which the command line works for them. */
export const makeDeployer = async ({ clients: { users } }: Target, policy: string): Promise<Record<string, string>> => {
  await users.send(new CreateUserCommand({ UserName }));
  await users.send(new PutUserPolicyCommand({ UserName, PolicyName: 'deployer', PolicyDocument: policy }));
  const { AccessKey } = await users.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey };
};
