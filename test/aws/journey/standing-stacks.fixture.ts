import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Target } from './target.fixture.ts';

/** Whether a stack is the CDK's own, or of a shop of ours. */
const isOurs = (name: string): boolean => name === 'CDKToolkit' || name.startsWith('tillbook-');

/** The stacks that stand whole, by name, of those that a deployment makes. */
export const standingStacks = async ({ clients: { stacks } }: Target): Promise<string[]> => {
  const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({}));
  const whole = Stacks.filter(({ StackStatus }) => StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE');
  return whole.flatMap(({ StackName = '' }) => (isOurs(StackName) ? [StackName] : [])).sort();
};
