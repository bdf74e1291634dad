import { attention, type Finding, ok, wrong } from '../../../src/local/doctor/finding.ts';
import { STACKS, type StackName } from '../../names.ts';
import type { Deployed } from '../open-deployed.ts';
import { readStack, type StackState } from '../stack-outputs.ts';

const AGAIN = 'run "tillbook deploy" again';

const checkStack = (name: string, state: StackState | undefined): Finding => {
  const subject = `stack ${name}`;
  if (state === undefined) return wrong(subject, 'is not there', AGAIN);
  if (/_COMPLETE$/.test(state.status) && !/ROLLBACK|DELETE/.test(state.status)) return ok(subject, state.status);
  if (/_IN_PROGRESS$/.test(state.status)) return attention(subject, state.status, 'wait until it is done, and look again');
  return wrong(subject, state.status, AGAIN);
};

/** Whether every stack of the shop stands, and how its last deployment ended. */
export const checkStacks = ({ account, names }: Pick<Deployed, 'account' | 'names'>): Promise<Finding[]> =>
  Promise.all(
    STACKS.map(async (stack: StackName) => {
      const name = names.stack(stack);
      return checkStack(name, await readStack(account.cloudFormation, name));
    }),
  );
