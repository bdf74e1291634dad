import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { METRICS } from '../../src/lambda/shared/metric-names.ts';
import type { Settings } from '../settings.ts';
import { type Acknowledged, acknowledgedFor } from './acknowledged.ts';
import { FreeTierChecks } from './free-tier-checks.ts';

// CDK's own acknowledge() also stores where it was called from: a path of this machine, in what is to be the same everywhere.
const acknowledge = (app: App, { rule, reason }: Acknowledged): void =>
  app.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [rule]: reason });

/**
 * Lets the synthesis of an app fail where it would cost, with the rule, the price and the way out. AWS's own pack runs beside, so that
 * where what it asks for and what is free disagree stands in one list, with the reason.
 */
export const proveFree = (app: App, settings: Settings): void => {
  Validations.of(app).addPlugins(
    new FreeTierChecks({ profile: settings.freeTier, metricNames: Object.keys(METRICS) }),
    new AwsSolutionsChecks(app),
  );
  for (const acknowledged of acknowledgedFor(settings)) acknowledge(app, acknowledged);
};
