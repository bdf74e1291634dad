import type { Effects, Shop } from '../effects.ts';
import type { AuditState } from './audit-state.ts';
import { driftOf, isMarked, markSpan, type Span, spansToProve } from './drift.ts';

/** A span that differs is marked; it counts as found unless it was waiting to be folded anyway. */
const proveSpan = async (span: Span, shop: Shop, effects: Effects): Promise<'found' | 'passed'> => {
  const kind = await driftOf(span, shop, effects);
  if (kind === 'none' || (await isMarked(span, effects))) return 'passed';
  await markSpan(span, effects);
  return kind === 'drift' ? 'found' : 'passed';
};

/** Proves one day or month against what it is made of. */
export const rollupsStep = async (state: AuditState, shop: Shop, effects: Effects): Promise<AuditState> => {
  const spans = state.spans.length === 0 ? await spansToProve(state.ledger, effects) : state.spans;
  const span = spans[state.at];
  const { found } = state;
  if (span === undefined) return { ...state, phase: 'recheck', beganMs: effects.nowMs(), ledger: [], spans: found.rollups, at: 0 };
  const outcome = await proveSpan(span, shop, effects);
  const rollups = outcome === 'found' ? [...found.rollups, span] : found.rollups;
  return { ...state, spans, at: state.at + 1, found: { ...found, rollups } };
};

/** Looks once more at a day or month that differed, after it was folded again; one that has been marked since waits for the next fold. */
export const recheckStep = async (state: AuditState, shop: Shop, effects: Effects): Promise<AuditState> => {
  const span = state.spans[state.at];
  if (span === undefined) return state;
  const differs = (await driftOf(span, shop, effects)) === 'drift' && !(await isMarked(span, effects));
  const left = { ...state.left, rollups: state.left.rollups + (differs ? 1 : 0) };
  return { ...state, at: state.at + 1, left };
};
