import { findNumber } from '../../store/items/read-attribute.ts';
import { NIGHTLY_KEY } from '../../store/table.ts';
import { dayAt, type Effects, type Shop } from '../effects.ts';
import { type AuditFigures, type AuditMemory, type AuditState, beginAudit, readAudit, writeAudit } from './audit-state.ts';
import { isAtEnd, type Pace, runAudit } from './run-audit.ts';

/**
 * What a turn came to: `rests` until the next night; `goes-on` in the next turn; `waits` for the sweep to fold what differed; `ended`.
 * `figures` are those of the last audit that ended.
 */
export type AuditTurn = {
  readonly kind: 'rests' | 'goes-on' | 'waits' | 'ended';
  readonly figures: AuditFigures;
  /** How far it has come, and what it found. */
  readonly state: AuditState | undefined;
};

/** An audit begins on a day on which none has ended yet. */
const isDue = ({ auditedAt }: AuditFigures, shop: Shop, nowMs: number): boolean =>
  auditedAt === undefined || dayAt(shop, auditedAt) < dayAt(shop, nowMs);

const isFoldedSince = async ({ spans, beganMs }: AuditState, { table }: Effects): Promise<boolean> =>
  spans.length === 0 || (findNumber(await table.get(NIGHTLY_KEY, 'strong'), 'start') ?? 0) >= beganMs;

const end = async (state: AuditState, { table, nowMs }: Effects): Promise<AuditTurn> => {
  const figures = { auditedAt: nowMs(), ...state.left };
  await writeAudit({ figures, state: undefined }, { table });
  return { kind: 'ended', figures, state };
};

const goOn = async (
  memory: AuditMemory & { readonly state: AuditState },
  pace: Pace,
  context: { shop: Shop; effects: Effects },
): Promise<AuditTurn> => {
  const { figures } = memory;
  const { shop, effects } = context;
  const marked = await runAudit({ memory, until: ({ phase }) => phase === 'recheck', pace }, shop, effects);
  const mayRecheck = marked.phase === 'recheck' && (await isFoldedSince(marked, effects));
  const state = mayRecheck ? await runAudit({ memory: { figures, state: marked }, until: isAtEnd, pace }, shop, effects) : marked;
  if (mayRecheck && isAtEnd(state)) return end(state, effects);
  await writeAudit({ figures, state }, effects);
  return { kind: state.phase === 'recheck' && !mayRecheck ? 'waits' : 'goes-on', figures, state };
};

/**
 * One turn of the rolling audit, for as long as the pace allows: it goes on where the last one stopped, and folds nothing itself: what
 * differs is marked for the sweep, and looked at once more after the night's run.
 */
export const auditTurn = async (shop: Shop, effects: Effects, pace: Pace): Promise<AuditTurn> => {
  const { figures, state } = await readAudit(effects);
  if (state === undefined && !isDue(figures, shop, effects.nowMs())) return { kind: 'rests', figures, state };
  return goOn({ figures, state: state ?? beginAudit(effects.nowMs()) }, pace, { shop, effects });
};
