import type { World } from './session.ts';

const BAR_WIDTH = 24;
const REDRAW_MS = 100;
const QUARTERS = 4;
const QUARTER_PERCENT = 25;
const CLEAR = '\r\u001b[K';

/** Shows how far a long step is: `done` of `of`. */
export type Progress = { readonly show: (label: string, done: number, of: number) => void; readonly end: () => void };

const shareOf = (done: number, of: number): number => (of === 0 ? 1 : Math.min(1, done / of));

const barOf = (label: string, share: number): string => {
  const full = Math.round(share * BAR_WIDTH);
  return `${label.padEnd(18)} ${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${String(Math.round(share * 100)).padStart(3)} %`;
};

/** Bars on a terminal. */
const createBars = ({ err }: World, nowMs: () => number): Progress => {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show: (label, done, of) => {
      if (done < of && nowMs() - drawnAt < REDRAW_MS) return;
      drawnAt = nowMs();
      err(`${CLEAR}${barOf(label, shareOf(done, of))}`);
    },
    end: () => err(CLEAR),
  };
};

/** A line when a step begins, and one at each quarter of it. */
const createLines = ({ err }: World): Progress => {
  let step = '';
  let said = 0;
  return {
    show: (label, done, of) => {
      const quarter = Math.floor(shareOf(done, of) * QUARTERS);
      const isNew = label !== step;
      if (!isNew && quarter === said) return;
      err(isNew ? `${label}\n` : `${label}: ${quarter * QUARTER_PERCENT} %\n`);
      step = label;
      said = isNew ? 0 : quarter;
    },
    end: () => undefined,
  };
};

export const createProgress = (world: World, nowMs: () => number = () => performance.now()): Progress =>
  world.isTerminal ? createBars(world, nowMs) : createLines(world);
