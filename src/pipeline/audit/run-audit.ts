import type { Effects, Shop } from '../effects.ts';
import { type AuditMemory, type AuditPhase, type AuditState, writeAudit } from './audit-state.ts';
import { repairStep } from './repair-step.ts';
import { recheckStep, rollupsStep } from './rollups-step.ts';
import { scanStep, siftStep } from './scan-step.ts';

/** Asked before each step of an audit; it waits as the table's capacity asks, and says no when the time is up. */
export type Pace = () => Promise<boolean>;

const STEPS: { readonly [phase in AuditPhase]: (state: AuditState, shop: Shop, effects: Effects) => Promise<AuditState> } = {
  scan: scanStep,
  sift: (state, _, effects) => siftStep(state, effects),
  repair: repairStep,
  rollups: rollupsStep,
  recheck: recheckStep,
};

/** A scan's page is a hundred units and more; the steps of other phases are kept only now and then, for the progress costs units too. */
const KEPT_EVERY = 50;

const isWorthKeeping = (before: AuditState, after: AuditState): boolean =>
  before.phase !== after.phase || after.phase === 'scan' || after.phase === 'repair' || after.at % KEPT_EVERY === 0;

/** Whether an audit has come to its end. */
export const isAtEnd = ({ phase, spans, at }: AuditState): boolean => phase === 'recheck' && at >= spans.length;

type Run = {
  readonly memory: AuditMemory & { readonly state: AuditState };
  readonly until: (state: AuditState) => boolean;
  readonly pace?: Pace;
};

const always: Pace = async () => true;

/** Goes on with an audit until it has come so far, or the pace says no. How far it is stands in the table. */
export const runAudit = async ({ memory, until, pace = always }: Run, shop: Shop, effects: Effects): Promise<AuditState> => {
  const { figures } = memory;
  let { state } = memory;
  while (!until(state) && (await pace())) {
    const next = await STEPS[state.phase](state, shop, effects);
    if (isWorthKeeping(state, next)) await writeAudit({ figures, state: next }, effects);
    state = next;
  }
  return state;
};
