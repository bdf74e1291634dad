import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Account } from './account.ts';
import { runCdk } from './cdk.ts';
import { DeployError } from './deploy-error.ts';

/** Where the CDK notes which version of its own stack a region has. */
const VERSION = '/cdk-bootstrap/hnb659fds/version';

/** What our templates ask for. */
const NEEDED = 6;

const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'ParameterNotFound';

const readVersion = async (ssm: SSMClient): Promise<number> => {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: VERSION }));
    return Number(Parameter?.Value ?? 0);
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

/**
 * Makes sure that the region has what the CDK needs to deploy anything: a bucket for the bundles and five roles. It is made once for an
 * account and region, only when asked for. Throws DeployError where it is missing.
 */
export const ensureBootstrap = async ({ ssm, id, region }: Account, { mayBootstrap }: { mayBootstrap: boolean }): Promise<void> => {
  if ((await readVersion(ssm)) >= NEEDED) return;
  if (!mayBootstrap)
    throw new DeployError(
      `${region} of account ${id} is not prepared for the CDK; add --bootstrap, which makes a bucket for the bundles (some 0.3 MB) and five roles`,
    );
  await runCdk(['bootstrap', `aws://${id}/${region}`]);
};
