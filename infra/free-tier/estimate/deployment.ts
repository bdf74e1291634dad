import { FUNCTIONS, type FunctionName, type FunctionShape } from '../../functions.ts';
import { schedulesOf } from '../../schedules.ts';
import { hasFileImports, type Settings } from '../../settings.ts';
import type { Profile } from '../allowances.ts';
import { DAYS } from './assumptions.ts';

/** What a deployment uses whatever is sold, as its settings say. */
export type Deployment = {
  readonly profile: Profile;
  readonly logDays: number;
  readonly hasFiles: boolean;
  /** Starts by the clock in a month, by function. */
  readonly starts: Readonly<Partial<Record<FunctionName, number>>>;
  readonly pullMinutes: number | undefined;
  readonly functions: Readonly<Record<FunctionName, Pick<FunctionShape, 'memoryMb'>>>;
};

const MINUTES_A_MONTH = DAYS * 1440;

/** How many values a field of a daily schedule takes: one, all, a range, or each so many from one on. */
const countOf = (field: string, all: number): number => {
  if (field === '*') return all;
  const [, from = '', sign, to = ''] = /^(\d+)(?:([-/])(\d+))?$/.exec(field) ?? [];
  if (from === '') return Number.NaN;
  if (sign === '-') return Number(to) - Number(from) + 1;
  return sign === '/' ? Math.ceil((all - Number(from)) / Number(to)) : 1;
};

/** How often a schedule starts its function in a month: each so many minutes, or at the same times each day. */
export const startsOf = (expression: string): number => {
  const every = /^rate\((\d+) minutes?\)$/.exec(expression)?.[1];
  if (every !== undefined) return MINUTES_A_MONTH / Number(every);
  const [, minutes = '', hours = ''] = /^cron\((\S+) (\S+) \* \* \? \*\)$/.exec(expression) ?? [];
  const starts = DAYS * countOf(minutes, 60) * countOf(hours, 24);
  if (Number.isFinite(starts)) return starts;
  throw new RangeError(`nobody knows how often ${JSON.stringify(expression)} starts in a month; teach startsOf to read it`);
};

export const deploymentOf = (settings: Settings, profile: Profile = settings.freeTier): Deployment => {
  const starts: Partial<Record<FunctionName, number>> = {};
  const asked = { ...settings, freeTier: profile };
  for (const { starts: name, expression } of schedulesOf(asked)) starts[name] = (starts[name] ?? 0) + startsOf(expression);
  return {
    profile,
    logDays: settings.logDays,
    hasFiles: hasFileImports(asked),
    starts,
    pullMinutes: settings.sources.length === 0 ? undefined : settings.pullMinutes,
    functions: FUNCTIONS,
  };
};
