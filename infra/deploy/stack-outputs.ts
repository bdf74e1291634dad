import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** The state and the outputs of a stack, undefined where there is none. */
export type StackState = { readonly status: string; readonly outputs: Readonly<Record<string, string>> };

const isMissing = (error: unknown): boolean => error instanceof Error && /does not exist/.test(error.message);

export const readStack = async (cloudFormation: CloudFormationClient, name: string): Promise<StackState | undefined> => {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks;
    if (stack === undefined) return undefined;
    const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
    return { status: stack.StackStatus ?? '', outputs: Object.fromEntries(outputs) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
