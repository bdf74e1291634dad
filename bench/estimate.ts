import { writeFileSync } from 'node:fs';
import { ALLOWANCES, type Profile } from '../infra/free-tier/allowances.ts';
import { deploymentOf } from '../infra/free-tier/estimate/deployment.ts';
import { MEASURED_USE, type MeasuredUse } from '../infra/free-tier/estimate/measured-use.ts';
import type { Way } from '../infra/free-tier/estimate/work.ts';
import { estimate } from '../infra/free-tier/estimate.ts';
import { EXAMPLE_SETTINGS } from '../infra/free-tier/example-settings.ts';
import type { Figure, Section } from './figure.ts';
import { measureUse } from './measured-use.ts';

const FILE = new URL('../infra/free-tier/estimate/measured-use.json', import.meta.url);

/** What is wanted at the least. @unit orders a month */
const GOALS: Readonly<Record<Way, number>> = { batch: 17_000_000, webhook: 250_000 };

const millions = (orders: number): number => orders / 1_000_000;

const figureOf = (by: Way, profile: Profile, measured: MeasuredUse): Figure => {
  const { bindsFirst } = estimate({ ordersPerMonth: 1, by }, deploymentOf(EXAMPLE_SETTINGS, profile), measured);
  const binding =
    bindsFirst === null ? 'nothing' : `${ALLOWANCES[bindsFirst.allowance].service}, ${ALLOWANCES[bindsFirst.allowance].dimension}`;
  return {
    what: `${profile}, by ${by} (at least ${millions(GOALS[by])} wanted); what binds: ${binding}`,
    ours: millions(bindsFirst?.ordersPerMonth ?? Number.POSITIVE_INFINITY),
    unit: 'million orders a month',
  };
};

/** How many orders a month the free tier is enough for, by what was measured. */
export const estimateSection = (measured: MeasuredUse = MEASURED_USE): Section => ({
  title: 'Orders a month inside the free tier',
  intro:
    'By `tillbook estimate` for a shop with one source, pulled every five minutes; by webhook an order is delivered 3.5 times and the pull meets it again.',
  figures: (['always-free', 'legacy-12-month'] as const).flatMap((profile) =>
    (['batch', 'webhook'] as const).map((by) => figureOf(by, profile, measured)),
  ),
});

/** Measures again what orders use, and writes it where the estimate reads it. */
export const measureEstimate = async (): Promise<Section> => {
  const measured = await measureUse();
  writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`);
  return estimateSection(measured);
};
