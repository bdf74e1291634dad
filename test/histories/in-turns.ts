import { auditTurn } from '../../src/pipeline/audit/audit-turn.ts';
import type { Pace } from '../../src/pipeline/audit/run-audit.ts';
import type { Effects, Shop } from '../../src/pipeline/effects.ts';
import { createSweepTurn, type SweepTurn } from '../../src/pipeline/sweep-turn/sweep-turn.ts';
import { type Protocol, REAL } from './protocol.ts';

/** A function's time-out. */
const MINUTES_MS = 5 * 60_000;

/** Steps of one turn, so few that most work takes several. */
const STEPS = 3;

const stepsOf = (count: number): Pace => {
  let left = count;
  return async () => {
    left -= 1;
    return left >= 0;
  };
};

// The process that takes most minutes; the nights are begun by another, which remembers nothing.
const warm = new WeakMap<Shop, SweepTurn>();
const warmTurn = (shop: Shop): SweepTurn => {
  const turn = warm.get(shop) ?? createSweepTurn();
  warm.set(shop, turn);
  return turn;
};

const takeTurn = (turn: SweepTurn, job: 'sweep' | 'nightly', { shop, effects }: { shop: Shop; effects: Effects }) =>
  turn(job, shop, { effects, limits: { mayGoOn: stepsOf(STEPS), untilMs: effects.nowMs() + MINUTES_MS } });

const sweepNight = async (shop: Shop, effects: Effects): Promise<void> => {
  for (;;) {
    const report = await takeTurn(createSweepTurn(), 'nightly', { shop, effects });
    if (report.kind === 'rested' || report.marked !== 'stopped') return;
  }
};

/** The protocol as AWS plays it: the sweep and the audit stop in time and go on in their next turn, which may be another process's. */
export const IN_TURNS: Protocol = {
  ...REAL,
  sweep: async (shop, effects) => void (await takeTurn(warmTurn(shop), 'sweep', { shop, effects })),
  night: sweepNight,
  audit: async (shop, effects) => {
    for (;;) {
      const { kind } = await auditTurn(shop, effects, stepsOf(STEPS));
      if (kind === 'goes-on') continue;
      // What was booked again is folded by the next night.
      await sweepNight(shop, effects);
      if (kind !== 'waits') return;
    }
  },
};
