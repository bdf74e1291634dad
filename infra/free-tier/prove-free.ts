import { type App, Validations } from 'aws-cdk-lib';
import type { Settings } from '../settings.ts';
import { ACKNOWLEDGED } from './acknowledged.ts';
import { FreeTierChecks } from './free-tier-checks.ts';

/** Lets the synthesis of an app fail where it would cost, with the rule, the price and the way out. */
export const proveFree = (app: App, settings: Settings, metricNames: readonly string[]): void => {
  const validations = Validations.of(app);
  validations.addPlugins(new FreeTierChecks({ profile: settings.freeTier, metricNames }));
  for (const { rule, reason, when } of ACKNOWLEDGED)
    if (when === undefined || when(settings)) validations.acknowledge({ id: rule, reason });
};
