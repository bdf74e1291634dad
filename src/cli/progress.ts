import type { World } from './session.ts';

const BAR_WIDTH = 24;
const REDRAW_MS = 100;
const LINE_MS = 5_000;
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

/** A line when a step begins, and now and then while it takes long. */
const createLines = ({ err }: World, nowMs: () => number): Progress => {
  let step = '';
  let saidAt = 0;
  return {
    show: (label, done, of) => {
      if (label === step && nowMs() - saidAt < LINE_MS) return;
      err(label === step ? `${label}: ${Math.round(shareOf(done, of) * 100)} %\n` : `${label}\n`);
      step = label;
      saidAt = nowMs();
    },
    end: () => undefined,
  };
};

export const createProgress = (world: World, nowMs: () => number = () => performance.now()): Progress =>
  world.isTerminal ? createBars(world, nowMs) : createLines(world, nowMs);
